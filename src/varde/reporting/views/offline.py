"""What a browser may keep of our pages, to open them without network (docs/decisions/0013)."""

from django.http import HttpRequest, HttpResponse

from varde.signin import tablets

HEADER = "Varde-Keep"
WALL = "wall"  # says nothing of anybody
NOBODY = "nobody"


def may_keep(request: HttpRequest) -> bool:
    """Not on a tablet many share. Of a stranger only the tablet's own answer is read."""
    if tablets.COOKIE in request.COOKIES:
        return False
    return getattr(request, "actor", None) is None or not tablets.is_shared(request.session)


def marked(response: HttpResponse, request: HttpRequest, owner: str) -> HttpResponse:
    """The page may be kept for its owner alone; on a shared tablet all that was kept goes."""
    response[HEADER] = owner if may_keep(request) else NOBODY
    return response
