"""Foreign keys are imports too: a table may only point at the floors below, and unseen."""

from typing import Any

from django.apps import apps
from django.db.models.fields.reverse_related import ForeignObjectRel

from tests.guards.floors import HEIGHT, SOURCE


def _links() -> list[tuple[str, Any, Any]]:
    return [
        (model._meta.app_label, field, field.related_model)
        for model in apps.get_models()
        if model._meta.app_label in HEIGHT
        for field in model._meta.get_fields()
        if not isinstance(field, ForeignObjectRel) and isinstance(field.related_model, type)
    ]


def test_foreign_keys_point_down() -> None:
    wrong = [
        f"{field.model._meta.label}.{field.name}"
        for room, field, target in _links()
        if target._meta.app_label != room
        if HEIGHT.get(target._meta.app_label, -99) >= HEIGHT[room]
    ]
    assert not wrong, "\n".join(wrong)


def test_no_reverse_accessor_across_rooms() -> None:
    wrong = [
        f"{field.model._meta.label}.{field.name}"
        for room, field, target in _links()
        if target._meta.app_label not in (room, "auth")
        if field.remote_field is None or not field.remote_field.hidden
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_has_its_floor() -> None:
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")} - {"testing"}
    assert rooms <= set(HEIGHT), rooms - set(HEIGHT)
