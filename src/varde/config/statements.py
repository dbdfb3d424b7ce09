"""What Varde says about itself: privacy and accessibility."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from varde.ui import pages


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whom, and for how long (GDPR articles 13 and 14)."""
    return pages.render(request, "config/privacy.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible Varde is, and where to complain (forskrift om universell utforming av IKT)."""
    return pages.render(request, "config/accessibility.html")
