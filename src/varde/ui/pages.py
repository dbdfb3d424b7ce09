"""How every page is answered: a whole page, or for htmx the one block that changes."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import get_language, override
from django_htmx.middleware import HtmxDetails
from jinja2 import Environment
from jinja2_fragments import render_block

from varde.ui import languages, schemes


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
    block: str = "",
) -> HttpResponse:
    """The page; when htmx asks and `block` is named, only that block of it."""
    words = common(request) | dict(context or {})
    if block and wants_part(request):
        html = render_block(_environment(), template, block, words) + _news(words)
    else:
        html = _environment().get_template(template).render(words)
    response = HttpResponse(html, status=status)
    if block:
        patch_vary_headers(response, ["HX-Request"])
    return response


def tell(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Say on the next page what happened, and where to post to take it back."""
    messages.success(request, text, extra_tags=undo)


def wants_part(request: HttpRequest) -> bool:
    """Did htmx ask for a part? Going back in history and whole-page swaps get everything."""
    asked: HtmxDetails | None = getattr(request, "htmx", None)
    if not asked:
        return False
    return not asked.history_restore_request and asked.request_type != "full"


def common(request: HttpRequest) -> dict[str, Any]:
    """What every template may use. Nothing here costs a query before it is used."""
    return {
        "request": request,
        "actor": getattr(request, "actor", None),
        "csrf_token": csrf_token_lazy(request),
        "csrf_input": csrf_input_lazy(request),
        "language": get_language() or settings.LANGUAGE_CODE,
        "languages": SimpleLazyObject(lambda: languages.choices(request)),
        "scheme": schemes.chosen(request),
        "notices": SimpleLazyObject(lambda: list(messages.get_messages(request))),
        "shell": SimpleLazyObject(lambda: import_string(settings.VARDE_SHELL)(request)),
    }


def macro(template: str, name: str) -> Any:
    """A macro of a room, for what is drawn before the page it stands on."""
    return getattr(_environment().get_template(template).module, name)


def _environment() -> Environment:
    return engines["jinja2"].env  # type: ignore[attr-defined,no-any-return]


def _news(words: dict[str, Any]) -> str:
    """What just happened goes along with a part, into the same place as on a whole page."""
    if not words["notices"]:
        return ""
    return _environment().get_template("ui/news.html").render(words)


def attached(name: str, content_type: str, pieces: Iterator[bytes]) -> StreamingHttpResponse:
    """A file to keep, sent while it is being made."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    spoken = _speaking(get_language(), pieces)
    return StreamingHttpResponse(spoken, content_type=content_type, headers=headers)


def _speaking(language: str | None, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """An answer is sent after its request has been forgotten, and its language with it."""
    while True:
        with override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
