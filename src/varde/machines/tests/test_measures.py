"""Measures, people and units through the door for machines."""

from typing import Any

import pytest

from varde.machines.tests.conftest import System, let_in
from varde.measures import verbs
from varde.measures.models import Measure
from varde.people import verbs as people
from varde.testing.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def bolts(cast: Cast) -> Measure:
    return verbs.plan(
        title="New bolts",
        responsible=cast.ola,
        confirmer=cast.hanne,
        due_date=cast.as_(cast.kari).today,
        unit=cast.quay,
        by=cast.as_(cast.kari),
    )


def test_a_measure_is_planned_and_found_in_the_list(cast: Cast, payroll: System) -> None:
    said: dict[str, Any] = {
        "title": "Light the stairs",
        "responsible": str(cast.tomasz.pk),
        "due_date": "2026-12-24",
        "unit": str(cast.quay.pk),
    }
    made = payroll.post("measures", said, status=201)
    assert made["may"][:2] == ["plan", "change"]
    assert payroll.get("measures")["rows"] == [{n: made[n] for n in _line(payroll)}]
    assert payroll.get(f"measures/{made['id']}")["trail"][0]["words"].startswith(
        "Hanne, by the key"
    )
    payroll.post("measures", said | {"due_date": "2026-01-01"}, status=409)
    payroll.post("measures", said | {"unit": str(cast.mona.unit_id)}, status=422)


def _line(payroll: System) -> list[str]:
    return list(payroll.get("measures")["rows"][0])


def test_a_measure_is_done_sent_back_done_again_and_confirmed(
    cast: Cast, payroll: System, bolts: Measure
) -> None:
    path, olas = f"measures/{bolts.pk}", let_in(cast, cast.ola)
    assert olas.post(f"{path}/finish", {"note": "Done."})["state"] == "done"
    olas.post(f"{path}/confirm", status=403)
    back = payroll.post(f"{path}/send-back", {"reason": "One is missing."})
    assert (back["state"], back["sent_back_because"]) == ("open", "One is missing.")
    olas.post(f"{path}/finish")
    assert payroll.post(f"{path}/confirm")["state"] == "confirmed"
    payroll.post(f"{path}/finish", status=409)


def test_a_measure_is_postponed_given_away_and_cancelled(
    cast: Cast, payroll: System, bolts: Measure
) -> None:
    path = f"measures/{bolts.pk}"
    later = {"due_date": "2026-12-31", "reason": "The bolts are late."}
    assert payroll.post(f"{path}/postpone", later)["due_date"] == "2026-12-31"
    given = payroll.post(f"{path}/give", {"responsible": str(cast.tomasz.pk)})
    assert given["responsible"]["name"] == "Tomasz"
    assert payroll.post(f"{path}/cancel", {"reason": "Torn down."})["state"] == "cancelled"


def test_a_measure_of_others_is_not_there(cast: Cast, bolts: Measure) -> None:
    pers = let_in(cast, cast.per)
    assert pers.get("measures", query={"view": "alle"})["rows"] == []
    pers.get(f"measures/{bolts.pk}", status=404)


def test_people_are_those_who_work_here(cast: Cast, payroll: System) -> None:
    names = [one["name"] for one in payroll.get("people")["rows"]]
    assert names == sorted(names)
    assert "Mona" not in names
    tomasz = payroll.get("people", query={"q": "tom"})["rows"][0]
    assert (tomasz["has_login"], tomasz["unit"]["name"]) == (False, "Havnekvartalet")
    assert payroll.get(f"people/{cast.tomasz.pk}") == tomasz
    people.leave(cast.tomasz, by=cast.as_(cast.bjorn))
    payroll.get(f"people/{cast.tomasz.pk}", status=404)


def test_units_say_where_they_lie(cast: Cast, payroll: System) -> None:
    quay = payroll.get(f"units/{cast.quay.pk}")
    assert quay["path"].startswith(payroll.get(f"units/{cast.sites.pk}")["path"])
    assert quay in payroll.get("units")["rows"]
