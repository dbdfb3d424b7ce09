"""What can be done with posters."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.organisation.models import Unit, Workplace
from varde.posters import codes, rules
from varde.posters.models import LANGUAGES, Poster
from varde.steps.step import Actor


def hang_up(
    *,
    unit: Unit,
    languages: Sequence[str],
    by: Actor,
    workplace: Workplace | None = None,
    thing: str = "",
) -> Poster:
    """Make a poster for a unit, a place of work or a machine, with a code of its own."""
    if workplace and workplace.unit_id != unit.pk:
        raise Refused(_("The place belongs to another unit. Choose it again."))
    if not languages or set(languages) - LANGUAGES.keys():
        raise Refused(_("Choose at least one language."))
    poster = Poster(
        company_id=by.company_id,
        unit=unit,
        workplace=workplace,
        thing=thing.strip(),
        code=codes.fresh(),
        languages=list(languages),
        hung_up_at=by.now,
    )
    return rules.HANG_UP.create(poster, by=by)


def revoke(poster: Poster, *, by: Actor) -> None:
    """Take the poster down: its code opens nothing any more."""
    with rules.REVOKE.taken(poster, by=by):
        pass


def restore(poster: Poster, *, by: Actor) -> None:
    """Let the same code work again."""
    with rules.RESTORE.taken(poster, by=by):
        pass
