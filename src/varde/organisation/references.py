"""From a reference to its row, through the wall: you find what you may see, or nothing."""

import uuid
from collections.abc import Mapping

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from varde.foundation.references import model_and_key
from varde.organisation.models import OwnedQuerySet, Unit, Viewer


def find(reference: str, viewer: Viewer) -> Model:
    """The row behind a reference, as this viewer may see it; ObjectDoesNotExist otherwise."""
    try:
        model, key = model_and_key(reference)
    except ValueError as wrong:
        raise ObjectDoesNotExist(reference) from wrong
    rows = model._default_manager.get_queryset()
    if not isinstance(rows, OwnedQuerySet):
        raise ObjectDoesNotExist(reference)
    found: Model = rows.visible_to(viewer).get(pk=key)
    return found


def unit_asked_for(asked: Mapping[str, str], viewer: Viewer) -> Unit | None:
    """The unit a list is narrowed to, by `enhet` in its address."""
    try:
        key = uuid.UUID(asked.get("enhet", ""))
    except ValueError:
        return None
    unit: Unit | None = Unit.objects.visible_to(viewer).filter(pk=key).first()
    return unit
