"""Who comes in by a poster: the code is all they bring."""

from varde.posters import codes
from varde.posters.models import Poster


def poster_at(typed: str) -> Poster | None:
    """The poster with this code, taken down or not, whichever undertaking it belongs to."""
    return Poster.objects.with_places().filter(code=codes.as_written(typed)).first()
