"""How a machine is told no: problem+json (RFC 9457), in the words people get on the pages."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from varde.foundation.refusals import Busy, Forbidden, OutOfReach, Refused
from varde.machines.repeating import UsedForSomethingElse
from varde.ui.forms import WORDS

CONTENT_TYPE = "application/problem+json"
PATIENCE = {429: "60", 503: "120"}


class Fault(Schema):
    """What is wrong with one field."""

    field: str
    words: str


class Problem(Schema):
    """Why it could not be done, and what to do about it (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault]


class Unfit(Exception):
    """One field names something that is not there, or not to be chosen."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.fault = Fault(field=field, words=words)


class Changed(Exception):
    """Somebody changed it since it was read."""


def answer(status: int, detail: str, faults: Iterable[Fault] = ()) -> HttpResponse:
    """One problem."""
    problem = Problem(
        type="about:blank",
        title=_title(status),
        status=status,
        detail=detail,
        errors=list(faults),
    )
    response = HttpResponse(problem.model_dump_json(), status=status, content_type=CONTENT_TYPE)
    if status in PATIENCE:
        response["Retry-After"] = PATIENCE[status]
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def instead_of(status: int) -> HttpResponse:
    """The problem that stands for a page made for people."""
    return answer(status, _detail(status))


def handle(api: NinjaAPI) -> None:
    """Every way of saying no has its own status."""
    for kind, handler in _HANDLERS.items():
        api.add_exception_handler(kind, handler)


def _refused(request: HttpRequest, why: Any) -> HttpResponse:
    kinds = {Forbidden: 403, OutOfReach: 503, Busy: 429, UsedForSomethingElse: 422}
    status = next((code for kind, code in kinds.items() if isinstance(why, kind)), 409)
    return answer(status, str(why))


def _unfit(request: HttpRequest, why: Any) -> HttpResponse:
    return answer(422, _detail(422), [why.fault])


def _invalid(request: HttpRequest, why: Any) -> HttpResponse:
    faults = {fault.field: fault for fault in map(_fault, why.errors)}
    return answer(422, _detail(422), faults.values())


def _fault(error: dict[str, Any]) -> Fault:
    """Where it is, without the names of our arguments and types; our words for what is usual."""
    place = [str(part) for part in error["loc"] if "[" not in str(part)]
    place = place[2:] if place[0] == "body" and len(place) > 2 else place[1:]
    return Fault(field=".".join(place), words=_words(error))


def _words(error: dict[str, Any]) -> str:
    limits = error.get("ctx", {})
    code = {
        "missing": "required",
        "string_too_short": "required",
        "enum": "invalid_choice",
        "literal_error": "invalid_choice",
    }.get(error["type"])
    if code:
        return str(WORDS[code])
    if error["type"] == "string_too_long":
        shown = {"limit_value": limits["max_length"], "show_value": len(str(error.get("input")))}
        return _("Shorten this to %(limit_value)d characters.") % shown
    return str(error["msg"])


def _stated(request: HttpRequest, why: Any) -> HttpResponse:
    return answer(why.status_code, _detail(why.status_code))


def _changed(request: HttpRequest, why: Any) -> HttpResponse:
    return answer(412, _detail(412))


def _missing(request: HttpRequest, why: Any) -> HttpResponse:
    return answer(404, _detail(404))


def _too_large(request: HttpRequest, why: Any) -> HttpResponse:
    return answer(413, _detail(413))


_HANDLERS: dict[type[Exception], Any] = {
    Refused: _refused,
    Unfit: _unfit,
    Changed: _changed,
    ValidationError: _invalid,
    AuthenticationError: _stated,
    HttpError: _stated,
    Http404: _missing,
    RequestDataTooBig: _too_large,
}


def _title(status: int) -> str:
    titles = {
        400: _("We did not understand that"),
        401: _("No key, or one that is no good"),
        403: _("You cannot do this"),
        404: _("It is not there"),
        405: _("That cannot be done here"),
        409: _("That did not work"),
        412: _("Somebody has changed it"),
        413: _("That was too much at once"),
        422: _("Something must be put right"),
        429: _("Wait a little"),
        503: _("Back in a few minutes"),
    }
    return titles.get(status, _("Something broke"))


def _detail(status: int) -> str:
    details = {
        400: _("The body must be JSON, or a form with files."),
        401: _("Send a key of this undertaking: Authorization: Bearer varde_…"),
        403: _("The key does not open this. Make one that does."),
        404: _("The address may be wrong, or what it names is not open to this key."),
        405: _("See /api/v1/openapi.json for what can be asked here."),
        412: _("Read it again, and see whether your change still fits."),
        413: _("Send fewer or smaller files."),
        422: _("See which fields under errors."),
        429: _("There were many calls in a short time. Try again in a minute."),
        503: _(
            "Varde is out of order or being updated. Send it again with the same Idempotency-Key."
        ),
    }
    return details.get(status, _("The fault is ours, not yours. Try again in a few minutes."))


def is_ours(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "") == CONTENT_TYPE
