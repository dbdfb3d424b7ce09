"""Keeping a way of looking at a list, under a name."""

from django.utils.translation import gettext as _

from varde.foundation.refusals import Forbidden, Refused
from varde.lists import rules
from varde.lists.models import SavedView
from varde.people.actors import Actor
from varde.steps.roles import MANAGERS

# More than this is no row of links anybody reads.
MOST_VIEWS = 20


def keep(*, list_key: str, query: str, name: str, by: Actor, is_shared: bool = False) -> SavedView:
    """Give the view, the filters and the columns of now a name."""
    if by.member is None:
        raise Refused(_("Sign in to keep a view."))
    if SavedView.objects.of(by).at(list_key).count() >= MOST_VIEWS:
        raise Refused(
            _("You have %(most)s views here. Take one away first.") % {"most": MOST_VIEWS}
        )
    view = SavedView(
        company_id=by.company_id,
        member=by.member,
        list_key=list_key,
        query=query,
        name=name.strip(),
        is_shared=is_shared,
        made_at=by.now,
    )
    _may_share(view, by)
    return rules.KEEP.create(view, by=by)


def change(view: SavedView, *, name: str, by: Actor, is_shared: bool = False) -> None:
    """Another name, or other people who see it."""
    with rules.CHANGE.taken(view, by=by):
        was = view.is_shared
        view.name, view.is_shared = name.strip(), is_shared
        if not was:
            _may_share(view, by)


def remove(view: SavedView, *, by: Actor) -> None:
    """The name goes; the rows it showed stay."""
    with rules.REMOVE.taken(view, by=by):
        pass


def _may_share(view: SavedView, by: Actor) -> None:
    if view.is_shared and not by.paths_of(MANAGERS):
        raise Forbidden(_("Those who lead a unit share views with others. Ask one of them."))
