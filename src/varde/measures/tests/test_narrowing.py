"""The plan narrowed by all there is to choose, and the same done to several measures."""

import datetime
from typing import Any

import pytest
from django.test import Client

from varde.foundation.identity import uuid7
from varde.lists import verbs as lists
from varde.lists.models import Batch
from varde.measures import verbs
from varde.measures.models import Measure
from varde.measures.tests.conftest import SOURCE, sign_in
from varde.measures.tests.test_pages import IN_A_WEEK, PLAN, TODAY, late, now, planned, read, send
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

NAMES = ("Rail", "Lamp", "Floor", "Late")


@pytest.fixture
def four(cast: Cast) -> list[Measure]:
    """A rail from a case; a lamp that is done; a floor in the store; a late one for Tomasz."""
    rail = planned(cast, "Rail", source=SOURCE, source_label="Avvik 2026-1", purpose="preventive")
    lamp = planned(cast, "Lamp")
    verbs.finish(lamp, note="", by=cast.as_(cast.ola, now=now()))
    by = cast.as_(cast.bjorn, now=now())
    far = TODAY + datetime.timedelta(days=40)
    floor = verbs.plan(title="Floor", responsible=cast.per, due_date=far, unit=cast.store, by=by)
    return [rail, lamp, floor, late(cast, "Late", responsible=cast.tomasz)]


def shown(html: str) -> list[str]:
    return [name for name in NAMES if f"<bdi>{name}</bdi>" in html]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Rail", "Lamp", "Floor", "Late"]),
        ("tilstand=done", ["Lamp"]),
        ("venter=over", ["Late"]),
        ("formal=preventive", ["Rail"]),
        ("kilde=sak", ["Rail"]),
        ("kilde=plan", ["Lamp", "Floor", "Late"]),
        (f"fra={IN_A_WEEK}", ["Rail", "Lamp", "Floor"]),
        (f"fra={IN_A_WEEK}&til={IN_A_WEEK}", ["Rail", "Lamp"]),
        ("enhet=Lageret", ["Floor"]),
        ("enhet=Byggeplasser", ["Rail", "Lamp", "Late"]),
        ("ansvarlig=Tomasz", ["Late"]),
        ("ansvarlig=Tomasz&kilde=sak", []),
        ("q=rail", ["Rail"]),
        ("tilstand=nonsense&enhet=nowhere&fra=99.99.9999", ["Rail", "Lamp", "Floor", "Late"]),
    ],
)
def test_what_is_chosen_narrows_the_plan(
    cast: Cast, client: Client, four: list[Measure], asked: str, names: list[str]
) -> None:
    assert shown(read(client, cast.bjorn, f"{PLAN}?vis=alle&{asked}")) == names


def test_the_file_holds_the_same_rows_and_columns(
    cast: Cast, client: Client, four: list[Measure]
) -> None:
    sign_in(client, cast.bjorn)
    answer: Any = client.get(f"{PLAN}last-ned/csv/?vis=alle&venter=over&kol=hvem&kol=tilstand")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert [line.split(";") for line in text.splitlines()] == [
        ["What", "Unit", "Who", "State"],
        ["Late", "Havnekvartalet", "Tomasz", "Not done yet"],
    ]


def test_nobody_narrows_their_way_to_what_they_may_not_see(
    cast: Cast, client: Client, four: list[Measure]
) -> None:
    assert shown(read(client, cast.per, f"{PLAN}?vis=alle&enhet={cast.quay.pk}")) == []


def test_several_get_a_new_deadline_and_it_is_undone(
    cast: Cast, client: Client, four: list[Measure]
) -> None:
    rail, lamp, _floor, old = four
    keys = [str(measure.pk) for measure in (rail, lamp, old)]
    sign_in(client, cast.kari)
    html = client.post(f"{PLAN}flere/", {"gjor": "postpone", "rad": keys}).content.decode()
    assert "It will be done to two" in html
    assert "One is left as it is" in html
    key = html.partition('name="nokkel" value="')[2].partition('"')[0]
    day = TODAY + datetime.timedelta(days=30)
    typed = {"gjor": "postpone", "rad": keys, "nokkel": key, "due_date": day, "reason": "Frost"}
    answer = client.post(f"{PLAN}flere/", typed)
    assert answer.status_code == 302
    old.refresh_from_db()
    assert (old.due_date, old.postponed_because) == (day, "Frost")
    assert "Done to several at once." in read(client, cast.kari, f"{PLAN}{old.pk}/")
    batch = Batch.objects.get()
    assert send(client, cast.kari, f"{PLAN}flere/{batch.pk}/angre/") == 302
    old.refresh_from_db()
    assert (old.due_date < TODAY, old.postponed_because) == (True, "")
    assert "Undone in two" in read(client, cast.kari, f"{PLAN}flere/{batch.pk}/")


@pytest.mark.parametrize(
    ("deed", "given"),
    [("give", {"responsible": "tomasz"}), ("cancel", {"reason": "Not needed"})],
)
def test_several_are_given_away_or_taken_out_and_back(
    cast: Cast, four: list[Measure], deed: str, given: dict[str, str]
) -> None:
    from_before = Measure.objects.filter(pk=four[0].pk).values().get()
    verb: Any = {"give": verbs.give, "cancel": verbs.cancel}[deed]
    values: dict[str, Any] = dict(given)
    if "responsible" in values:
        values["responsible"] = cast.tomasz
    by = cast.as_(cast.kari, now=now())
    batch = lists.carry_out(
        key=uuid7(),
        list_key="measures",
        deed=deed,
        rows=[four[0]],
        act=lambda row, who: verb(row, **values, by=who),
        by=by,
    )
    assert Measure.objects.filter(pk=four[0].pk).values().get() != from_before
    lists.undo(batch, step_back=verbs.step_back, by=by)
    assert Measure.objects.filter(pk=four[0].pk).values().get() == from_before


def test_those_who_keep_no_plan_choose_nothing(
    cast: Cast, client: Client, four: list[Measure]
) -> None:
    assert "Choose several" not in read(client, cast.ola, f"{PLAN}?vis=alle")
    assert 'name="rad"' not in read(client, cast.ola, f"{PLAN}?vis=alle&velg=1")
    assert read(client, cast.kari, f"{PLAN}?vis=alle&velg=1").count('name="rad"') == 3


@pytest.mark.browser
def test_the_narrowed_plan_is_usable(cast: Cast, four: list[Measure], live_page: Opens) -> None:
    page = live_page(f"{PLAN}?vis=alle&velg=1&kilde=plan", user=cast.kari.user)
    for folded in page.locator("summary").all():
        folded.click()
    assert_usable_everywhere(page)
