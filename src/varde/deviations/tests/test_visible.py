"""Who sees which cases: mine, those I handle, and those of the units I answer for."""

import datetime

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import report
from varde.foundation.references import reference
from varde.foundation.refusals import Forbidden
from varde.organisation import verbs as organisation
from varde.people import verbs as people
from varde.people.actors import Actor, code_holder, stranger, system
from varde.people.models import Appointment, Group
from varde.steps import roles
from varde.testing.cast import NOW, Cast


def seen(viewer: Actor) -> set[str]:
    return set(Deviation.objects.visible_to(viewer).values_list("title", flat=True))


@pytest.fixture
def everywhere(cast: Cast) -> dict[str, Deviation]:
    """One case at each place, each reported by somebody who works there."""
    return {
        "quay": report(cast, "Quay"),
        "sites": report(cast, "Sites", by=cast.siri, unit=cast.sites, workplace=None),
        "store": report(cast, "Store", by=cast.per, unit=cast.store, workplace=None),
    }


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("ola", {"Quay"}),
        ("siri", {"Quay", "Sites"}),
        ("kari", {"Quay"}),
        ("per", {"Store"}),
        ("hanne", {"Quay", "Sites", "Store"}),
        ("bjorn", {"Quay", "Sites", "Store"}),
        ("arne", {"Quay", "Sites", "Store"}),
        ("mona", set()),
    ],
)
def test_each_sees_what_concerns_them(
    cast: Cast, everywhere: dict[str, Deviation], who: str, titles: set[str]
) -> None:
    assert seen(cast.as_(getattr(cast, who))) == titles


def test_a_role_reaches_down_and_never_up(cast: Cast, everywhere: dict[str, Deviation]) -> None:
    by = cast.as_(cast.bjorn)
    people.appoint(cast.ola, role=roles.LEADER, unit=cast.sites, start_date=NOW.date(), by=by)
    assert seen(cast.as_(cast.ola)) == {"Quay", "Sites"}


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        (roles.OCCUPATIONAL_HEALTH, {"Quay", "Sites", "Store"}),
        (roles.UNION_REPRESENTATIVE, set()),
    ],
)
def test_the_health_service_sees_the_cases_and_the_union_does_not(
    cast: Cast, everywhere: dict[str, Deviation], role: str, titles: set[str]
) -> None:
    by = cast.as_(cast.bjorn)
    people.appoint(cast.tomasz, role=role, unit=cast.top, start_date=NOW.date(), by=by)
    assert seen(cast.as_(cast.tomasz)) == titles


def test_a_union_representative_elected_for_safety_too_sees_the_cases(
    cast: Cast, everywhere: dict[str, Deviation]
) -> None:
    by = cast.as_(cast.bjorn)
    role = roles.UNION_REPRESENTATIVE
    people.appoint(cast.siri, role=role, unit=cast.top, start_date=NOW.date(), by=by)
    assert seen(cast.as_(cast.siri)) == {"Quay", "Sites"}


def test_a_case_closed_to_a_group_is_closed_to_the_health_service(
    cast: Cast, everywhere: dict[str, Deviation], night_shift: Group
) -> None:
    role = roles.OCCUPATIONAL_HEALTH
    by = cast.as_(cast.bjorn)
    people.appoint(cast.tomasz, role=role, unit=cast.top, start_date=NOW.date(), by=by)
    verbs.close_to(everywhere["quay"], group=night_shift, by=cast.as_(cast.kari))
    assert seen(cast.as_(cast.tomasz)) == {"Sites", "Store"}


def test_a_role_counts_only_while_it_is_held(cast: Cast, everywhere: dict[str, Deviation]) -> None:
    held = Appointment.objects.get(member=cast.kari)
    people.limit_role(held, end_date=NOW.date(), by=cast.as_(cast.bjorn))
    tomorrow = cast.as_(cast.kari, NOW + datetime.timedelta(days=1))
    # She handles the case still, until somebody takes it over.
    assert seen(tomorrow) == {"Quay"}
    verbs.take_over(everywhere["quay"], handler=cast.hanne, by=cast.as_(cast.hanne))
    assert not seen(tomorrow)


def test_a_case_handed_to_somebody_is_theirs_to_see(
    cast: Cast, everywhere: dict[str, Deviation]
) -> None:
    verbs.delegate(everywhere["store"], handler=cast.kari, by=cast.as_(cast.per))
    assert seen(cast.as_(cast.kari)) == {"Quay", "Store"}


def test_a_unit_that_moves_takes_its_cases_along(
    cast: Cast, everywhere: dict[str, Deviation]
) -> None:
    organisation.move_unit(cast.quay, parent=cast.store, by=cast.as_(cast.bjorn))
    assert seen(cast.as_(cast.per)) == {"Store", "Quay"}


def test_a_code_opens_one_case_and_no_other(cast: Cast, everywhere: dict[str, Deviation]) -> None:
    holder = code_holder(cast.company, row=reference(everywhere["store"]), now=NOW)
    assert seen(holder) == {"Store"}


def test_a_code_opens_nothing_in_another_undertaking(
    cast: Cast, everywhere: dict[str, Deviation]
) -> None:
    elsewhere = code_holder(cast.mona.company, row=reference(everywhere["store"]), now=NOW)
    assert not seen(elsewhere)


def test_a_code_opens_what_is_closed_to_a_group_for_its_own_reporter(
    cast: Cast, everywhere: dict[str, Deviation], night_shift: Group
) -> None:
    case = everywhere["quay"]
    verbs.close_to(case, group=night_shift, by=cast.as_(cast.kari))
    assert seen(code_holder(cast.company, row=reference(case), now=NOW)) == {"Quay"}


def test_strangers_and_the_system_see_no_pages(
    cast: Cast, everywhere: dict[str, Deviation]
) -> None:
    assert not seen(stranger(cast.company, now=NOW))
    assert not seen(system(cast.company, job="night", now=NOW))


def test_a_group_opens_the_door_for_its_own_and_closes_it_for_the_rest(
    cast: Cast, everywhere: dict[str, Deviation]
) -> None:
    by = cast.as_(cast.bjorn)
    group = people.form_group(name="Two", members=[cast.per, cast.hanne], by=by)
    verbs.close_to(everywhere["quay"], group=group, by=cast.as_(cast.kari))
    assert "Quay" in seen(cast.as_(cast.hanne))
    assert "Quay" in seen(cast.as_(cast.per))
    assert "Quay" not in seen(cast.as_(cast.bjorn))


def test_whoever_sees_it_through_the_group_alone_decides_nothing(
    cast: Cast, everywhere: dict[str, Deviation]
) -> None:
    group = people.form_group(name="One", members=[cast.per], by=cast.as_(cast.bjorn))
    verbs.close_to(everywhere["quay"], group=group, by=cast.as_(cast.kari))
    with pytest.raises(Forbidden):
        verbs.receive(everywhere["quay"], by=cast.as_(cast.per))
