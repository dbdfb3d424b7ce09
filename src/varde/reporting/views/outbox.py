"""What a telephone's outbox talks with: a report it has kept, then each picture of it.

Every answer is small and in words for the reporter. The same thing sent again changes nothing.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from varde.deviations import receipts
from varde.deviations.models import Deviation
from varde.files import verbs as files
from varde.files.forms import MOST
from varde.files.models import Attachment
from varde.people.middleware import ActorRequest
from varde.reporting import desks, doors, submissions
from varde.reporting.desks import Desk
from varde.reporting.forms.outbox import Photo, Waited
from varde.reporting.views.reporting import address_of
from varde.reporting.views.strangers import spoken

REFUSED = 422
# Both fields of the form together.
MOST_PICTURES = 2 * MOST


@require_http_methods(["GET", "POST"])
def report(request: ActorRequest) -> HttpResponse:
    """Somebody signed in: what their telephone needs to send with, and what it sends."""
    desk = desks.for_member(request.actor)
    if request.method == "GET":
        return opened(request, desk, csrf=get_token(request))
    return take_in(request, desk)


@require_POST
def photo(request: ActorRequest) -> HttpResponse:
    """One picture of a report they have sent."""
    return take_photo(request, desks.for_member(request.actor))


def opened(request: HttpRequest, desk: Desk, *, csrf: str = "") -> HttpResponse:
    """The desk is open: whose reports it takes, and fresh proofs that our own page is asking."""
    token = submissions.fresh(desk.name, now=desk.by.now)
    return said({"owner": desk.owner, "token": token, "csrf": csrf})


def take_in(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A report that waited. Its receipt: the number, and where its answer will stand."""
    with timezone.override(desk.by.company.time_zone):
        form = Waited(request.POST, request.FILES, desk=desk)
        if not form.hand_in():
            return said({"why": form.why}, REFUSED)
    case: Deviation = form.result
    code = "" if case.reporter_id else receipts.code_for(form.cleaned_data["token"])
    lost = [str(one) for one in form.lost]
    receipt = {
        "number": case.number,
        "url": address_of(form, spoken(request)),
        "code": code,
        "lost": lost,
    }
    return said(receipt)


def take_photo(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A picture of a report that is here. Its receipt: the digest of what arrived."""
    form = Photo(request.POST, request.FILES)
    if not form.is_valid():
        return said({"why": form.why}, REFUSED)
    holder = doors.sender_of(form.secret(desk), now=desk.by.now)
    if holder is None:
        raise Http404
    case = Deviation.objects.visible_to(holder).get()
    if Attachment.objects.visible_to(holder).of(case).count() > MOST_PICTURES:
        return said({"why": _("Ten is the most at once. Send the rest afterwards.")}, REFUSED)
    # Who reported without a name is known by the code alone, here too.
    by = desk.by if case.reporter_id else holder
    files.attach_once(case, form.cleaned_data["photo"], key=form.cleaned_data["key"], by=by)
    return said({"digest": form.digest})


def said(words: dict[str, Any], status: int = 200) -> JsonResponse:
    """For one person's telephone, and nobody's cache."""
    response = JsonResponse(words, status=status)
    patch_cache_control(response, no_store=True)
    return response
