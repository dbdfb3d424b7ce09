"""A name for any row that outlives the row itself: "deviations.deviation:<uuid>"."""

import uuid

from django.apps import apps
from django.db.models import Model


def reference(row: Model) -> str:
    """The name by which the trail, threads and files remember a row."""
    return f"{row._meta.label_lower}:{row.pk}"


def model_and_key(name: str) -> tuple[type[Model], uuid.UUID]:
    """The model and key a reference points at; ValueError when it is no reference at all."""
    label, _, key = name.partition(":")
    try:
        return apps.get_model(label), uuid.UUID(key)
    except (LookupError, ValueError) as wrong:
        raise ValueError(f"No reference: {name!r}") from wrong
