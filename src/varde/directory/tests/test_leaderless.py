"""What waits for those who build: units nobody leads."""

import datetime

from varde.directory.offers import leaderless
from varde.organisation import verbs as organisation
from varde.people import verbs
from varde.people.models import Appointment
from varde.people.tests.conftest import Door
from varde.steps import roles
from varde.testing.cast import NOW, Cast


def _asked(cast: Cast, who: str) -> list[str]:
    return [one.title for one in leaderless(cast.as_(getattr(cast, who)))]


def test_those_who_build_are_asked_who_leads_what_nobody_leads(cast: Cast) -> None:
    assert _asked(cast, "bjorn") == ["Who leads Byggeplasser?"]
    assert _asked(cast, "hanne") == ["Who leads Byggeplasser?"]
    for who in ("ola", "kari", "arne", "mona"):
        assert _asked(cast, who) == []


def test_a_role_that_is_over_counts_no_more(cast: Cast) -> None:
    verbs.end_role(Appointment.objects.get(member=cast.per), by=cast.as_(cast.hanne))
    assert _asked(cast, "bjorn") == ["Who leads Byggeplasser?", "Who leads Lageret?"]


def test_a_closed_unit_needs_no_leader_and_many_are_asked_for_a_few_at_a_time(
    cast: Cast,
) -> None:
    bjorn = cast.as_(cast.bjorn)
    for name in ("A", "B", "C", "D"):
        unit = organisation.open_unit(name=name, parent=cast.top, by=bjorn)
    assert _asked(cast, "bjorn") == ["Who leads A?", "Who leads B?", "Who leads Byggeplasser?"]
    organisation.close_unit(unit, by=bjorn)
    assert "Who leads D?" not in _asked(cast, "bjorn")


def test_the_question_leads_to_the_answer(door: Door, cast: Cast) -> None:
    (asked,) = leaderless(cast.as_(cast.bjorn))
    door.enter(cast.bjorn)
    page = door.get(asked.address)
    assert f'value="{cast.sites.pk}" selected' in page
    assert 'value="leader" selected' in page
    words = {"role": "leader", "unit": str(cast.sites.pk), "start_date": "01.11.2026"}
    door.post("folk/rolle/ny/", 422, **words)
    door.post("folk/rolle/ny/", 302, **words, member=str(cast.ola.pk))
    today = NOW + datetime.timedelta(days=1)
    assert roles.LEADER in cast.as_(cast.ola, today).roles_at(cast.sites)
    assert list(leaderless(cast.as_(cast.bjorn, today))) == []


def test_others_are_told_whom_to_ask(door: Door, cast: Cast) -> None:
    door.enter(cast.kari).get("folk/rolle/ny/", 403)
    words = {"role": "leader", "unit": str(cast.sites.pk), "start_date": "01.11.2026"}
    door.post("folk/rolle/ny/", 403, **words, member=str(cast.ola.pk))
    assert not Appointment.objects.filter(member=cast.ola).exists()
