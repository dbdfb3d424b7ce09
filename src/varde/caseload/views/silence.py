"""The page of units nobody has reported from."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from varde.caseload import silence
from varde.foundation.refusals import Forbidden
from varde.people.middleware import ActorRequest
from varde.ui import pages


@require_GET
def silent_units(request: ActorRequest) -> HttpResponse:
    """No report does not mean no danger: whom to ask how it goes."""
    actor = request.actor
    if not silence.may_see(actor):
        raise Forbidden(_("Those who oversee a unit see this. Ask the leader of the unit."))
    typed, after = request.GET.get("dager", ""), request.GET.get("etter", "")
    days = next((n for n in silence.DAYS if str(n) == typed), silence.DAYS[0])
    found = silence.silent_units(actor, days=days, after=after)
    context = {
        "units": found.rows,
        "days": days,
        "tabs": [
            {
                "label": _("%(days)s days") % {"days": n},
                "url": f"?dager={n}",
                "current": n == days,
            }
            for n in silence.DAYS
        ],
        "next_url": f"?dager={days}&etter={found.after}" if found.after else "",
        "first_url": f"?dager={days}" if after else "",
        "unit_url": lambda unit: reverse("organisation:detail", args=[actor.company.slug, unit.pk]),
    }
    return pages.render(request, "caseload/silent.html", context, block="silent")
