"""The same done to several cases: said first, done through each case's own verb, undone as one."""

import datetime
import re
from typing import Any

import pytest

from varde.audit.models import Event
from varde.caseload.deeds import CASES
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, assessed, explained, received, report
from varde.foundation.identity import uuid7
from varde.foundation.references import reference
from varde.foundation.refusals import Refused
from varde.lists import verbs as lists
from varde.lists.models import Batch
from varde.people.models import Member
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import NOW, Cast

ASK = "flere/"


@pytest.fixture
def three(cast: Cast) -> list[Deviation]:
    """Three new cases at the quay, which Kari leads."""
    return [report(cast, f"Rail {number}.") for number in range(3)]


def done(cast: Cast, key: str, rows: list[Deviation], by: Member, **given: Any) -> Batch:
    deed = CASES.deed(key)
    assert deed
    return lists.carry_out(
        key=uuid7(),
        list_key="cases",
        deed=key,
        rows=rows,
        act=lambda row, who: deed.verb(row, **given, by=who),
        by=cast.as_(by),
    )


def undone(cast: Cast, batch: Batch, by: Member, after: int = 0) -> Batch:
    moment = NOW + datetime.timedelta(minutes=after)
    lists.undo(batch, step_back=CASES.step_back, by=cast.as_(by, now=moment))
    return batch


def states(rows: list[Deviation]) -> list[str]:
    return [Deviation.objects.get(pk=row.pk).state for row in rows]


def test_each_case_has_an_event_and_all_have_one_mark(cast: Cast, three: list[Deviation]) -> None:
    batch = done(cast, "receive", three, cast.kari)
    assert states(three) == [State.RECEIVED] * 3
    for case in three:
        event = Event.objects.filter(subject=reference(case)).latest("number")
        assert event.verb == "deviation.receive"
        assert event.changes["batch"] == [None, str(batch.pk)]


def test_what_cannot_be_done_is_left_with_the_verbs_own_reason(
    cast: Cast, three: list[Deviation]
) -> None:
    received(cast, three[1])
    batch = done(cast, "receive", three, cast.kari)
    assert list(batch.left) == [reference(three[1])]
    assert "already moved this on" in batch.left[reference(three[1])]
    assert len(batch.done_to()) == 2


def test_a_role_is_asked_for_in_each_case(cast: Cast, three: list[Deviation]) -> None:
    store = report(cast, "Store.", by=cast.per, unit=cast.store, workplace=None)
    batch = done(cast, "reject", [three[0], store], cast.kari, reason="Not ours.")
    assert states([three[0], store]) == [State.REJECTED, State.REPORTED]
    assert "role" in batch.left[reference(store)]


@pytest.mark.parametrize("key", ["receive", "delegate", "transfer", "reject", "merge", "close"])
def test_all_of_it_is_undone_to_the_last_field(cast: Cast, key: str) -> None:
    rows = [report(cast, "One."), report(cast, "Two.")]
    if key == "close":
        rows = [explained(cast, row) for row in rows]
    elif key != "receive":
        rows = [assessed(cast, row) for row in rows]
        day = NOW.date() + datetime.timedelta(days=9)
        verbs.plan(
            rows[0], title="Mend", responsible=cast.ola, due_date=day, by=cast.as_(cast.kari)
        )
    typed: dict[str, dict[str, Any]] = {
        "delegate": {"handler": cast.siri},
        "transfer": {"unit": cast.store, "reason": "Theirs."},
        "reject": {"reason": "Not ours."},
        "merge": {"into": report(cast, "The same.")},
        "close": {"conclusion": "It is fastened."},
    }
    given = typed.get(key, {})
    if key in ("merge", "reject"):
        rows = rows[1:]  # a case with an open measure is neither
    before = [Deviation.objects.filter(pk=row.pk).values().get() for row in rows]
    where = [list(row.measures().values("unit", "handler")) for row in rows]

    batch = done(cast, key, rows, cast.kari, **given)
    assert not batch.left
    assert [Deviation.objects.filter(pk=row.pk).values().get() for row in rows] != before
    undone(cast, batch, cast.kari, after=59)

    assert not batch.not_undone
    assert [Deviation.objects.filter(pk=row.pk).values().get() for row in rows] == before
    assert [list(row.measures().values("unit", "handler")) for row in rows] == where
    last = Event.objects.filter(subject=reference(rows[0])).latest("number")
    assert last.verb == "deviation.step_back"


def test_what_has_changed_since_is_left_and_named(cast: Cast, three: list[Deviation]) -> None:
    batch = done(cast, "receive", three, cast.kari)
    verbs.reject(three[0], reason="Not ours.", by=cast.as_(cast.kari))
    undone(cast, batch, cast.kari)
    assert states(three) == [State.REJECTED, State.REPORTED, State.REPORTED]
    assert batch.not_undone == {reference(three[0]): "Something has happened with it since."}
    assert len(batch.undone_in()) == 2


def test_after_an_hour_it_stands(cast: Cast, three: list[Deviation]) -> None:
    batch = done(cast, "receive", three, cast.kari)
    with pytest.raises(Refused, match="too late"):
        undone(cast, batch, cast.kari, after=61)
    assert states(three) == [State.RECEIVED] * 3


def test_it_is_undone_once_and_only_by_whoever_did_it(cast: Cast, three: list[Deviation]) -> None:
    batch = done(cast, "receive", three, cast.kari)
    with pytest.raises(Refused, match="role"):
        undone(cast, batch, cast.hanne)
    with pytest.raises(Refused, match="Only whoever did it"):
        verbs.step_back(three[0], batch=str(batch.pk), by=cast.as_(cast.hanne))
    undone(cast, batch, cast.kari)
    with pytest.raises(Refused, match="moved this on"):
        undone(cast, batch, cast.kari)


def test_the_same_press_twice_is_one_batch(cast: Cast, three: list[Deviation]) -> None:
    batch = done(cast, "receive", three, cast.kari)
    with pytest.raises(Refused, match="done already"):
        lists.carry_out(
            key=batch.pk,
            list_key="cases",
            deed="receive",
            rows=three,
            act=lambda row, who: verbs.receive(row, by=who),
            by=cast.as_(cast.kari),
        )


def test_more_than_two_hundred_are_too_many(cast: Cast, three: list[Deviation]) -> None:
    with pytest.raises(Refused, match="At most 200"):
        done(cast, "receive", three * 67, cast.kari)
    with pytest.raises(Refused, match="Choose something"):
        done(cast, "receive", [], cast.kari)


def test_boxes_come_when_asked_for_and_only_where_one_may_handle(
    cast: Cast, door: Door, three: list[Deviation]
) -> None:
    plain = door.opens(cast.kari, door.url())
    assert "Choose several" in plain
    assert 'name="rad"' not in plain
    assert door.opens(cast.kari, door.url(page="?velg=1")).count('name="rad"') == 3
    assert door.opens(cast.kari, door.url(page="?velg=alle")).count(" checked") >= 3
    assert "Choose several" not in door.opens(cast.ola, door.url())
    assert 'name="rad"' not in door.opens(cast.ola, door.url(page="?velg=1"))


def test_choosing_costs_one_query_more(cast: Cast, door: Door, three: list[Deviation]) -> None:
    """Which of the page one may do something with."""
    assert door.costs(cast.kari, door.url(page="?velg=1")) == door.costs(cast.kari, door.url()) + 1


def test_the_page_says_what_will_happen_and_changes_nothing(
    cast: Cast, door: Door, three: list[Deviation]
) -> None:
    received(cast, three[1])
    events = Event.objects.count()
    keys = [str(case.pk) for case in three]
    answer = door.sends(cast.kari, door.url(page=ASK), gjor="receive", rad=keys, liste="?vis=apne")
    html = answer.content.decode()
    assert "It will be done to two" in html
    assert "One is left as it is" in html
    assert "already moved this on" in html
    assert html.count('name="rad"') == 2
    assert "/avvik/?vis=apne" in html
    assert Event.objects.count() == events
    assert states(three) == [State.REPORTED, State.RECEIVED, State.REPORTED]


def test_what_each_case_lacks_is_said_before_it_is_closed(
    cast: Cast, door: Door, three: list[Deviation]
) -> None:
    keys = [str(case.pk) for case in (explained(cast, three[0]), assessed(cast, three[1]))]
    html = door.sends(cast.kari, door.url(page=ASK), gjor="close", rad=keys).content.decode()
    assert "It will be done to one" in html
    assert "Write the cause first" in html


def test_from_the_list_to_the_undo(cast: Cast, door: Door, three: list[Deviation]) -> None:
    keys = [str(case.pk) for case in three]
    asked = {"gjor": "delegate", "rad": keys}
    html = door.sends(cast.kari, door.url(page=ASK), **asked).content.decode()
    key = re.search(r'name="nokkel" value="([^"]+)"', html)
    assert key
    wrong = door.sends(cast.kari, door.url(page=ASK), **asked, nokkel=key[1])
    assert wrong.status_code == 422
    assert "must be filled in" in wrong.content.decode()
    told = asked | {"nokkel": key[1], "handler": str(cast.siri.pk)}
    answer = door.sends(cast.kari, door.url(page=ASK), **told)
    where = answer.headers["Location"]
    html = door.opens(cast.kari, where)
    assert "Done to three" in html
    assert "Undo all of it" in html
    assert {case.handler for case in Deviation.objects.all()} == {cast.siri}
    door.opens(cast.hanne, where, status=404)
    assert door.sends(cast.hanne, f"{where}angre/").status_code == 404

    door.sends(cast.kari, f"{where}angre/")
    html = door.opens(cast.kari, where)
    assert "Undone in three" in html
    assert "Undo all of it" not in html
    assert {case.handler for case in Deviation.objects.all()} == {cast.kari}
    trail = door.opens(cast.kari, door.url(three[0]))
    assert "Done to several at once." in trail
    assert "undid what was done to several at once" in trail


def test_what_is_given_out_of_sight_is_counted_and_comes_back(
    cast: Cast, door: Door, three: list[Deviation]
) -> None:
    batch = done(cast, "transfer", three, cast.kari, unit=cast.store, reason="Theirs.")
    html = door.opens(cast.kari, door.url(page=f"flere/{batch.pk}/"))
    assert "Three of them you see no longer." in html
    assert "Rail 0" not in html
    undone(cast, batch, cast.kari)
    assert {case.unit for case in Deviation.objects.all()} == {cast.quay}


def test_what_one_may_not_see_cannot_be_chosen(
    cast: Cast, door: Door, three: list[Deviation]
) -> None:
    keys = [str(case.pk) for case in three]
    html = door.sends(cast.per, door.url(page=ASK), gjor="receive", rad=keys).content.decode()
    assert "It can be done to none" in html
    assert "Rail" not in html


@pytest.mark.parametrize(
    ("asked", "status"),
    [({}, 409), ({"rad": "nonsense"}, 409), ({"gjor": "burn"}, 409)],
)
def test_half_a_question_is_refused_with_what_to_do(
    cast: Cast, door: Door, three: list[Deviation], asked: dict[str, str], status: int
) -> None:
    asked = asked if asked.get("rad") else asked | {"rad": str(three[0].pk)} if asked else asked
    assert door.sends(cast.kari, door.url(page=ASK), **asked).status_code == status


@pytest.mark.browser
@pytest.mark.opens("lists/together.html", "lists/batch.html")
def test_several_are_chosen_and_undone_on_usable_pages(
    cast: Cast, three: list[Deviation], live_page: Opens
) -> None:
    page = live_page("/fjordbygg-as/avvik/?velg=1", user=cast.kari.user)
    assert_usable_everywhere(page)
    for box in page.locator("input[name=rad]").all()[:2]:
        box.check()
    page.locator("#deed").select_option("reject")
    page.locator(".v-deeds button").click()
    page.locator("#id_reason").fill("Ikke vårt.")
    assert_usable_everywhere(page)
    page.locator("main form .v-actions button").click()
    page.wait_for_url("**/flere/*/")
    assert_usable_everywhere(page)
    page.locator("form[action$='/angre/'] button").click()
    page.locator("form[action$='/angre/']").wait_for(state="detached")
    assert_usable_everywhere(page)
    assert states(three) == [State.REPORTED] * 3
