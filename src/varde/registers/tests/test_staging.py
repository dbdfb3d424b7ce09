"""Nobody sees half a register; nobody waits for one; one cut off is begun again."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from varde.deviations.models import Deviation
from varde.foundation.refusals import Refused
from varde.organisation import numbering
from varde.people.models import Group
from varde.registers import rules, tasks, verbs
from varde.registers.models import Import
from varde.registers.rules import State
from varde.registers.tests.conftest import FLOOR, HEADING, LAMP, RAIL, REGISTER, Desk
from varde.registers.verbs import backstage, running, staging
from varde.testing.cast import Cast


class PowerCutError(Exception):
    pass


@pytest.fixture
def cut_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Import:
    """An import that stopped after everything was staged and before anything was shown."""
    row = desk.upload(REGISTER)
    desk.begin(row)

    def stop(*_args: object, **_kwargs: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patched:
        patched.setattr(running, "finish", stop)
        with pytest.raises(PowerCutError):
            verbs.carry_out(row, by=desk.by())
    return Import.objects.get()


def test_what_is_staged_is_seen_by_nobody(cut_off: Import, cast: Cast) -> None:
    behind_the_curtain = 3 if connection.vendor == "sqlite" else 0
    assert Deviation.objects.filter(company=cast.company).count() == behind_the_curtain
    everybody = (cast.bjorn, cast.hanne, cast.kari, cast.per, cast.siri, cast.arne, cast.ola)
    for member in everybody:
        assert not Deviation.objects.visible_to(cast.as_(member)).exists()


def test_the_switch_shows_all_of_it_and_takes_the_curtain_away(desk: Desk, cast: Cast) -> None:
    row = desk.take_over(REGISTER)
    assert Deviation.objects.visible_to(cast.as_(cast.bjorn)).count() == 3
    assert Deviation.objects.visible_to(cast.as_(cast.kari)).count() == 1
    assert row.backstage is None
    assert not Group.objects.filter(company=cast.company).exists()


def test_begun_again_after_a_break_it_adds_every_row_once(cut_off: Import, desk: Desk) -> None:
    verbs.carry_out(cut_off, by=desk.by())
    assert cut_off.state == State.DONE
    numbers = {case.number for case in desk.cases().values()}
    assert numbers == {"2024-1", "2024-2", "2025-1"}
    assert numbering.take(desk.cast.company, kind="deviation", year=2024) == 3


def test_what_was_staged_goes_when_the_import_is_given_up(cut_off: Import, desk: Desk) -> None:
    verbs.refuse(cut_off, faults=[], count=1, by=desk.by())
    verbs.give_up(cut_off, by=desk.by())
    assert desk.cases() == {}
    assert not Group.objects.exists()


def test_clearing_away_never_touches_cases_that_are_shown(desk: Desk) -> None:
    desk.take_over(HEADING + RAIL)
    row = desk.upload(HEADING + LAMP)
    backstage.clear(row)
    staging.stage(row, language="nb").switch({})
    row.save()
    assert len(desk.cases()) == 1


def test_no_step_writes_more_than_can_be_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backstage, "STEP", 2)
    row = desk.upload(REGISTER)
    desk.begin(row)
    with CaptureQueriesContext(
        connection,
    ) as said:
        verbs.carry_out(row, by=desk.by())
    started = [q["sql"].removeprefix("1 times: ").partition(" (")[0] for q in said.captured_queries]
    if connection.vendor == "sqlite":
        behind, shows = 'INSERT INTO "deviations_deviation"', 'UPDATE "deviations_deviation"'
        assert len([sql for sql in started if sql.startswith(shows)]) == 2
    else:
        behind, shows = 'COPY "cases_in_the_wings"', 'INSERT INTO "deviations_deviation"'
        assert started.count(shows) == 1
    assert len([sql for sql in started if behind in sql]) == 2


def test_only_one_import_runs_in_an_undertaking(desk: Desk) -> None:
    desk.begin(desk.upload(REGISTER))
    with pytest.raises(Refused, match="Another import is running"):
        desk.begin(desk.upload(HEADING + FLOOR))


def test_progress_can_be_seen_while_it_runs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backstage, "STEP", 1)
    seen: list[tuple[int, int]] = []
    tell = running._tell

    def watched(row: Import, *, so_far: int, total: int) -> None:
        tell(row, so_far=so_far, total=total)
        now = Import.objects.get(pk=row.pk)
        seen.append((now.so_far, now.total))

    monkeypatch.setattr(running, "_tell", watched)
    desk.take_over(REGISTER)
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_the_worker_takes_it_over_in_the_name_of_whoever_began(desk: Desk) -> None:
    row = desk.upload(REGISTER)
    desk.begin(row)
    tasks.take_over.func(str(row.pk), "en")
    row.refresh_from_db()
    assert (row.state, row.added) == (State.DONE, 3)
    tasks.take_over.func(str(row.pk), "en")
    assert len(desk.cases()) == 3


def test_an_import_that_breaks_says_so_instead_of_running_for_ever(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = desk.upload(REGISTER)
    desk.begin(row)

    def stop(*_args: object, **_kwargs: object) -> None:
        raise PowerCutError

    monkeypatch.setattr(staging, "write", stop)
    with pytest.raises(PowerCutError):
        tasks.take_over.func(str(row.pk), "en")
    row.refresh_from_db()
    assert row.state == State.REFUSED
    assert "broke on our side" in row.faults[0]["message"]


def test_whoever_has_lost_the_role_since_does_not_stop_the_work(desk: Desk, cast: Cast) -> None:
    row = desk.upload(REGISTER)
    desk.begin(row)
    Import.objects.filter(pk=row.pk).update(member=cast.ola)
    tasks.take_over.func(str(row.pk), "en")
    row.refresh_from_db()
    assert row.state == State.DONE


def test_beginning_and_the_place_in_line_come_together(
    desk: Desk, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    row = desk.upload(REGISTER)
    tasks.begin(row, mapping=row.mapping, decisions={"state": "closed"}, by=desk.by())
    row.refresh_from_db()
    assert row.state == State.RUNNING
    assert tasks.take_over.get_backend().supports_get_result


def test_rules_let_in_nobody_but_those_who_may(cast: Cast) -> None:
    blank = Import(company=cast.company)
    let_in = {
        member.name
        for member in (cast.bjorn, cast.hanne, cast.kari, cast.siri, cast.arne, cast.ola)
        if rules.UPLOAD.open_to(cast.as_(member), blank)
    }
    assert let_in == {"Bjørn", "Hanne"}
