"""Cases through the door for machines: the same verbs, the same law, the same words."""

import datetime
from typing import Any

import pytest

from varde.audit.models import Event
from varde.demo import pictures
from varde.deviations.models import Deviation
from varde.files.models import Attachment
from varde.foundation.references import reference
from varde.machines.tests.conftest import System, let_in
from varde.testing.cast import NOW, Cast

pytestmark = pytest.mark.usefixtures("monday")


def test_a_list_is_what_the_member_sees_and_no_more(
    cast: Cast, payroll: System, loose_rail: Deviation
) -> None:
    seen = payroll.get("cases")
    assert [row["id"] for row in seen["rows"]] == [str(loose_rail.pk)]
    assert seen["next"] is None
    pers = let_in(cast, cast.per)
    assert pers.get("cases")["rows"] == []
    pers.get(f"cases/{loose_rail.pk}", status=404)


def test_a_long_list_comes_in_pages(cast: Cast, payroll: System) -> None:
    said = {"unit": str(cast.quay.pk), "text": "A hole in the floor."}
    made = {payroll.post("cases", said, status=201)["id"] for _ in range(53)}
    first = payroll.get("cases", query={"view": "alle"})
    rest = payroll.get("cases", query={"view": "alle", "after": first["next"]})
    assert [len(first["rows"]), len(rest["rows"]), rest["next"]] == [50, 3, None]
    assert {row["id"] for row in first["rows"] + rest["rows"]} == made


def test_a_mark_of_ones_own_making_is_refused(payroll: System) -> None:
    problem = payroll.get("cases", status=422, query={"after": "2026-01-01_me!x"})
    assert problem["errors"][0]["field"] == "after"


def test_a_case_is_reported_with_a_photo(cast: Cast, payroll: System, tmp_path: Any) -> None:
    photo = tmp_path / "rail.jpg"
    photo.write_bytes(pictures.scaffold().content)
    with photo.open("rb") as file:
        kept = payroll.send("files", files=[file])["kept"]
    said = {
        "unit": str(cast.quay.pk),
        "workplace": str(cast.scaffold.pk),
        "text": "The rail is loose.",
        "kind": "fault",
        "photos": [kept[0]["note"]],
    }
    case = payroll.post("cases", said, status=201)
    row = Deviation.objects.get(pk=case["id"])
    assert (row.reporter, row.handler, row.workplace) == (cast.hanne, cast.kari, cast.scaffold)
    assert len(case["files"]) == Attachment.objects.count() == 1
    assert case["reporter"] == "You"


def test_the_trail_says_that_it_was_done_with_a_key(payroll: System, loose_rail: Deviation) -> None:
    payroll.post(f"cases/{loose_rail.pk}/receive", {"answer": "We have seen it."})
    event = Event.objects.filter(verb="deviation.receive").get()
    assert (event.actor_kind, event.actor_label) == ("token", "Hanne, by the key «Payroll»")
    assert event.subject == reference(loose_rail)


def test_a_serious_case_is_taken_all_the_way(
    cast: Cast, payroll: System, loose_rail: Deviation
) -> None:
    case = f"cases/{loose_rail.pk}"
    payroll.post(f"{case}/receive", {"answer": "Thank you."})
    payroll.post(f"{case}/assess", {"actual": 1, "potential": 2, "hit": ["people"]})
    payroll.post(f"{case}/find-cause", {"method": "plain", "cause": "Nobody checks the rails."})
    planned = payroll.post(
        f"{case}/plan",
        {
            "title": "Fasten it",
            "responsible": str(cast.ola.pk),
            "due_date": "2026-12-01",
            "purpose": "preventive",
        },
    )
    assert [one["title"] for one in planned["measures"]] == ["Fasten it"]
    refused = payroll.post(f"{case}/await-effect", {"effect_date": "2027-01-10"}, status=409)
    assert refused["detail"] == "Finish the measures that must be done first."
    payroll.post(f"measures/{planned['measures'][0]['id']}/finish", {"note": "New bolts."})
    payroll.post(f"{case}/await-effect", {"effect_date": "2027-01-10"})
    payroll.post(f"{case}/check-effect", {"helped": True, "note": "It holds."})
    closed = payroll.post(f"{case}/close", {"conclusion": "New bolts, and a weekly round."})
    assert closed["state"] == "closed"
    again = payroll.post(f"{case}/reopen", {"reason": "It is loose again."})
    assert again["state"] == "assessing"


def test_a_case_out_of_sight_afterwards_is_answered_with_nothing(
    cast: Cast, loose_rail: Deviation
) -> None:
    karis = let_in(cast, cast.kari)
    unit = {"unit": str(cast.store.pk)}
    assert karis.post(f"cases/{loose_rail.pk}/transfer", unit, status=204) is None
    loose_rail.refresh_from_db()
    assert (loose_rail.unit, loose_rail.handler) == (cast.store, cast.per)


def test_what_the_member_may_not_do_the_key_may_not(cast: Cast, loose_rail: Deviation) -> None:
    olas = let_in(cast, cast.ola)
    problem = olas.post(f"cases/{loose_rail.pk}/reject", {"reason": "No."}, status=403)
    assert "Your role does not allow this" in problem["detail"]


def test_a_case_is_given_to_another_and_rejected(
    cast: Cast, payroll: System, loose_rail: Deviation
) -> None:
    given = payroll.post(f"cases/{loose_rail.pk}/delegate", {"handler": str(cast.siri.pk)})
    assert given["handler"]["name"] == "Siri"
    stranger = {"handler": str(cast.mona.pk)}
    problem = payroll.post(f"cases/{loose_rail.pk}/delegate", stranger, status=422)
    assert problem["errors"][0]["field"] == "handler"
    rejected = payroll.post(f"cases/{loose_rail.pk}/reject", {"reason": "It is a display."})
    assert rejected["state"] == "rejected"


def test_only_those_inside_write_notes(cast: Cast, loose_rail: Deviation) -> None:
    path, note = f"cases/{loose_rail.pk}/speak", {"text": "Between us.", "to_reporter": False}
    let_in(cast, cast.ola).post(path, note, status=403)
    said = let_in(cast, cast.kari).post(path, note)["conversation"]
    assert [(one["text"], one["is_note"]) for one in said] == [("Between us.", True)]


def test_bad_input_is_told_by_field_in_the_words_of_the_pages(cast: Cast, payroll: System) -> None:
    said = {"text": "x" * 10_001, "kind": "unheard-of"}
    problem = payroll.post("cases", said, status=422)
    assert {one["field"]: one["words"] for one in problem["errors"]} == {
        "unit": "This must be filled in.",
        "text": "Shorten this to 10000 characters.",
        "kind": "Choose one of the lines in the list.",
    }


def test_days_outside_our_time_are_refused(payroll: System, loose_rail: Deviation) -> None:
    far = {"effect_date": datetime.date(9999, 12, 31).isoformat()}
    payroll.post(f"cases/{loose_rail.pk}/await-effect", far, status=422)
    assert loose_rail.reported_at <= NOW
