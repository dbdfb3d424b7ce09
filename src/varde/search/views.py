"""The page behind the search above every page."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from varde.people.middleware import ActorRequest
from varde.search import finding, words
from varde.ui import pages


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """Pages, cases, measures, people. A whole number goes straight to its case."""
    typed = request.GET.get("q", "")[: words.MOST_TYPED].strip()
    if request.GET.get("i"):
        return _section(request, typed, request.GET["i"])
    found = finding.everywhere(typed, request.actor) if typed else []
    hits = [hit for section in found for hit in section.hits]
    if words.numbered(typed) and len(hits) == 1:
        return redirect(hits[0].address)
    context = {"typed": typed, "found": found, "pages": finding.pages(typed, request.actor)}
    return pages.render(request, "search/index.html", context)


def _section(request: ActorRequest, typed: str, key: str) -> HttpResponse:
    """All that was found of one kind."""
    after = request.GET.get("etter", "")
    section = finding.in_section(key, typed, request.actor, after=after) if typed else None
    if section is None:
        raise Http404
    context = {"typed": typed, "section": section, "is_first": not after}
    return pages.render(request, "search/section.html", context)
