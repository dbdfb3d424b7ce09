"""Where measures come from: the rows behind their references, as far as the viewer may see."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from varde.foundation.references import model_and_key, reference
from varde.measures.models import Measure
from varde.organisation.models import OwnedQuerySet
from varde.people.actors import Actor


def addresses(measures: Iterable[Measure], viewer: Actor) -> dict[str, str]:
    """The address of each source the viewer may open. One query for each kind of source."""
    keys = defaultdict(set)
    for source in {measure.source for measure in measures if measure.source}:
        # A kind of row that is no more has no page either.
        with suppress(ValueError):
            model, key = model_and_key(source)
            keys[model].add(key)
    found: dict[str, str] = {}
    for kind, wanted in keys.items():
        rows: Any = kind._default_manager.get_queryset()
        if isinstance(rows, OwnedQuerySet):
            seen = rows.visible_to(viewer).filter(pk__in=wanted).select_related("company")
            found |= {reference(row): row.get_absolute_url() for row in seen}
    return found
