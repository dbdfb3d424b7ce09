"""The door for machines: every room's operations under one address, and their description."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from varde.directory import api as directory
from varde.files import api as files
from varde.handling import api as handling
from varde.machines.api import problems
from varde.machines.api.described import completed
from varde.measures import api as measures

VERSION = "1.0"
ADDRESS = "api/v1/<slug:undertaking>/"
ABOUT = """The same verbs as on the pages, for other systems.

Make a key under «Nøkler for andre systemer», and send it as `Authorization: Bearer varde_…`.
The key acts for the member who made it, with at most what that member may do."""

api = NinjaAPI(title="Varde", version=VERSION, description=ABOUT, openapi_url=None, docs_url=None)
problems.handle(api)
api.add_router("cases", handling.router)
api.add_router("measures", measures.router)
api.add_router("files", files.router)
api.add_router("people", directory.people)
api.add_router("units", directory.units)


def operations() -> list[URLPattern]:
    """The addresses; each has its own key to ask for, and no login."""
    patterns = [one for one in api.urls[0] if isinstance(one, URLPattern) and str(one.pattern)]
    for one in patterns:
        login_not_required(one.callback)
    return patterns


@cache
def description() -> dict[str, Any]:
    """OpenAPI 3.1, with what holds for all operations filled in."""
    return completed(api.get_openapi_schema(path_prefix="api/v1/{undertaking}/"))


@require_safe
@login_not_required
def openapi(request: HttpRequest) -> HttpResponse:
    """Open to all: it says nothing of anybody."""
    return JsonResponse(description())
