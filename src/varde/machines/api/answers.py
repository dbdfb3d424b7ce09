"""What an operation answers: JSON with a tag of its content, a page of a list, or a change."""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.core import signing
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from ninja import Schema

from varde.machines.api.keys import MachineRequest
from varde.machines.api.problems import Changed, Problem, Unfit
from varde.machines.repeating import Asked, Given, once
from varde.people.models import Member

JSON = "application/json"
ALWAYS = (400, 401, 403, 404, 413, 422, 429)
Row = TypeVar("Row", bound=Model)


def reads(schema: Any) -> dict[int, Any]:
    """Every status of an operation that reads."""
    return {200: schema, 304: None} | dict.fromkeys(ALWAYS, Problem)


def changes(schema: Any) -> dict[int, Any]:
    """Every status of one that changes; 204 when it is out of this key's sight afterwards."""
    return {200: schema, 204: None} | dict.fromkeys((*ALWAYS, 409, 412), Problem)


def makes(schema: Any) -> dict[int, Any]:
    """Every status of one that makes something new."""
    return {201: schema} | dict.fromkeys((*ALWAYS, 409), Problem)


def read(request: MachineRequest, made: Schema) -> HttpResponse:
    """The content with its tag; nothing at all when the asker has the same already."""
    body = made.model_dump_json()
    tag = _tag(body)
    if _names(tag, request.headers.get("If-None-Match", "")):
        return _with_tag(HttpResponse(status=304), tag)
    return _with_tag(HttpResponse(body, content_type=JSON), tag)


def make(request: MachineRequest, work: Callable[[], Schema]) -> HttpResponse:
    """Something new: 201, and the same again for the same Idempotency-Key."""
    return _once(request, lambda: Given(201, work().model_dump_json()))


def change(
    request: MachineRequest,
    rows: QuerySet[Row],
    pk: uuid.UUID,
    *,
    do: Callable[[Row], object],
    show: Callable[[Row], Schema],
) -> HttpResponse:
    """Do it with the row as this key sees it; with If-Match, only if it is as it was read."""

    def work() -> Given:
        do(_found(request, rows, pk, show))
        row = rows.filter(pk=pk).first()
        return Given(200, show(row).model_dump_json()) if row else Given(204, "")

    get_object_or_404(rows, pk=pk)
    return _once(request, work)


def mark(after: str) -> str | None:
    """Where a page of a list ended, sealed; nothing on the last page."""
    return _marks().sign(after) if after else None


def opened(after: str | None) -> str:
    """The mark the asker brings back; only our own are good."""
    if not after:
        return ""
    try:
        return str(_marks().unsign(after))
    except signing.BadSignature as wrong:
        raise Unfit("after", _("Send the mark as it was given under next.")) from wrong


def chosen(rows: QuerySet[Row], pk: uuid.UUID | None, field: str) -> Any:
    """The row a field names, as this key may choose it; nothing for nothing."""
    if pk is None:
        return None
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Unfit(field, _("There is nothing with this id to choose."))
    return row


def chosen_member(request: MachineRequest, pk: uuid.UUID | None, field: str) -> Any:
    """One who is still there, as `chosen`."""
    return chosen(Member.objects.visible_to(request.actor).active(), pk, field)


def _found(
    request: MachineRequest, rows: QuerySet[Row], pk: uuid.UUID, show: Callable[[Row], Schema]
) -> Row:
    wanted = request.headers.get("If-Match", "")
    if not wanted:
        return get_object_or_404(rows, pk=pk)
    row = get_object_or_404(rows.select_for_update(of=("self",), no_key=True), pk=pk)
    if not _names(_tag(show(row).model_dump_json()), wanted):
        raise Changed
    return row


def _once(request: MachineRequest, work: Callable[[], Given]) -> HttpResponse:
    name = request.headers.get("Idempotency-Key", "")
    if len(name) > 100 or not name.isprintable():
        raise Unfit("Idempotency-Key", _("Send at most 100 plain characters."))
    given = once(_asked(request, name), work) if name else _done(work)
    response = HttpResponse(given.body, status=given.status, content_type=JSON)
    if given.status == 204:
        del response["Content-Type"]
        return response
    return _with_tag(response, _tag(given.body))


def _asked(request: MachineRequest, name: str) -> Asked:
    content = f"{request.method} {request.path}\n".encode() + request.body
    return Asked(request.key.pk, name, content, request.actor.now)


def _done(work: Callable[[], Given]) -> Given:
    with transaction.atomic():
        return work()


def _with_tag(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Authorization"])
    return response


def _tag(body: str) -> str:
    return f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'


def _names(tag: str, header: str) -> bool:
    named = {one.strip().removeprefix("W/") for one in header.split(",")}
    return bool(named & {tag, "*"})


def _marks() -> signing.Signer:
    return signing.Signer(salt="varde.machines.marks", sep="!")
