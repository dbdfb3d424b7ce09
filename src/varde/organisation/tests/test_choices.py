"""Choosing a row: from a list while it is short, by its name when there are thousands."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from varde.organisation import rules, verbs
from varde.organisation.forms import choices
from varde.organisation.forms.choices import UnitField, suggested
from varde.organisation.models import Unit
from varde.people import verbs as people
from varde.people.forms.choices import MemberField
from varde.testing.cast import Cast
from varde.ui.forms import Form


def _field(cast: Cast, **more: Any) -> UnitField:
    return UnitField(viewer=cast.as_(cast.ola), **more)


def _lines(field: Any) -> list[tuple[str, str]]:
    return [(str(key), str(label)) for key, label in field.choices]


def _html(field: Any, initial: Any = None) -> str:
    class Asks(Form):
        def __init__(self) -> None:
            self.base_fields = {"unit": field}  # type: ignore[misc]
            super().__init__(initial={"unit": initial})

    return str(Asks()["unit"])


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if four units were more than anybody reads."""
    monkeypatch.setattr(choices, "FEW", 3)


def test_a_short_list_is_the_tree_step_by_step(cast: Cast) -> None:
    labels = [label for _key, label in _lines(_field(cast))]
    assert [label.strip() for label in labels] == [
        "Choose …",
        "Fjordbygg AS",
        "Byggeplasser",
        "Havnekvartalet",
        "Lageret",
    ]
    assert labels[3] == "\u2003\u2003Havnekvartalet"


def test_only_open_units_of_ones_own_undertaking_are_listed(cast: Cast) -> None:
    Unit.objects.filter(pk=cast.store.pk).update(state=rules.CLOSED)
    keys = {key for key, _label in _lines(_field(cast))}
    assert str(cast.store.pk) not in keys
    assert str(cast.mona.unit_id) not in keys
    assert str(cast.quay.pk) in keys


def test_a_line_cleans_to_its_unit(cast: Cast) -> None:
    assert _field(cast).clean(str(cast.quay.pk)) == cast.quay
    assert _field(cast, required=False).clean("") is None
    with pytest.raises(ValidationError, match="required"):
        _field(cast).clean("")


@pytest.mark.parametrize("typed", ["nonsense", "Lageret"])
def test_what_is_no_line_of_the_list_is_refused(cast: Cast, typed: str) -> None:
    with pytest.raises(ValidationError):
        _field(cast).clean(typed)


def test_a_neighbours_unit_is_refused_though_its_key_is_known(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        _field(cast).clean(str(cast.mona.unit_id))


def test_what_was_chosen_before_stands_chosen(cast: Cast) -> None:
    assert f'value="{cast.store.pk}" selected' in _html(_field(cast), cast.store)
    assert f'value="{cast.store.pk}" selected' in _html(_field(cast), cast.store.pk)


def test_a_short_list_is_read_once(cast: Cast, django_assert_num_queries: Any) -> None:
    viewer = cast.as_(cast.ola)
    with django_assert_num_queries(1):
        _html(UnitField(viewer=viewer))


@pytest.mark.usefixtures("many")
def test_among_many_one_types_and_is_helped(cast: Cast) -> None:
    box = _html(_field(cast), cast.store)
    assert 'type="text"' in box
    assert 'value="Lageret – Fjordbygg AS"' in box
    assert 'list="id_unit_suggestions"' in box
    assert '<datalist id="id_unit_suggestions">' in box
    assert "/fjordbygg-as/folk/forslag/enheter/?felt=unit" in box


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("typed", ["Lageret", "lageret", "Lageret – Fjordbygg AS"])
def test_a_name_is_enough_when_only_one_has_it(cast: Cast, typed: str) -> None:
    assert _field(cast).clean(typed) == cast.store


@pytest.mark.usefixtures("many")
def test_a_key_still_counts_among_many(cast: Cast) -> None:
    assert _field(cast).clean(str(cast.store.pk)) == cast.store


@pytest.mark.usefixtures("many")
def test_a_name_nobody_has_is_said_so(cast: Cast) -> None:
    for typed in ("Lager", "Nabo AS", "Finnes ikke"):
        with pytest.raises(ValidationError, match="nothing called that"):
            _field(cast).clean(typed)


@pytest.mark.usefixtures("many")
def test_two_of_one_name_are_told_apart(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    first = verbs.open_unit(name="Renhold", parent=cast.sites, by=bjorn)
    second = verbs.open_unit(name="Renhold", parent=cast.store, number="77", by=bjorn)
    with pytest.raises(ValidationError, match="Renhold – Byggeplasser; Renhold – 77"):
        _field(cast).clean("Renhold")
    assert _field(cast).clean("Renhold – Byggeplasser") == first
    assert _field(cast).clean("Renhold – 77") == second


@pytest.mark.usefixtures("many")
def test_a_person_is_found_among_many(cast: Cast) -> None:
    people.welcome(name="Ola", unit=cast.store, number="12", by=cast.as_(cast.bjorn))
    field = MemberField(viewer=cast.as_(cast.bjorn))
    with pytest.raises(ValidationError, match="Several are called that"):
        field.clean("Ola")
    assert field.clean("Ola – Havnekvartalet") == cast.ola
    with pytest.raises(ValidationError):
        field.clean("Mona")


def test_a_line_says_number_or_place(cast: Cast) -> None:
    assert suggested(cast.top) == "Fjordbygg AS"
    assert suggested(cast.quay) == "Havnekvartalet – Byggeplasser"
    assert suggested(cast.ola) == "Ola – Havnekvartalet"
    cast.ola.number = "4"
    assert suggested(cast.ola) == "Ola – 4"
