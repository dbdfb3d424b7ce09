"""Groups: who may see what is closed to others, and that the trail knows."""

import pytest

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.people import rules, verbs
from varde.people.models import Group
from varde.people.verbs import groups
from varde.testing.cast import Cast


def _group(cast: Cast) -> Group:
    return verbs.form_group(
        name="Varslingsutvalget", members=[cast.hanne, cast.siri], by=cast.as_(cast.bjorn)
    )


def test_the_adviser_forms_a_group_and_its_people_carry_it(cast: Cast) -> None:
    group = _group(cast)
    assert group.pk in cast.as_(cast.siri).groups
    assert group.pk not in cast.as_(cast.ola).groups


@pytest.mark.parametrize("who", ["ola", "siri", "kari"])
def test_others_may_not(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        verbs.form_group(name="Egen", members=[cast.ola], by=cast.as_(getattr(cast, who)))
    assert not Group.objects.exists()


def test_who_comes_and_goes_is_told_in_the_trail(cast: Cast) -> None:
    group, bjorn = _group(cast), cast.as_(cast.bjorn)
    verbs.change_group(group, name="Utvalget", members=[cast.siri, cast.arne], by=bjorn)

    assert set(group.members.all()) == {cast.siri, cast.arne}
    told = Event.objects.filter(verb="group.seat").order_by("id").last()
    assert told is not None
    before, after = told.changes["members"]
    assert set(before) == {str(cast.hanne.pk), str(cast.siri.pk)}
    assert set(after) == {str(cast.siri.pk), str(cast.arne.pk)}


def test_a_new_name_alone_moves_nobody(cast: Cast) -> None:
    group = _group(cast)
    verbs.change_group(
        group, name="Utvalget", members=[cast.siri, cast.hanne], by=cast.as_(cast.bjorn)
    )
    assert Event.objects.filter(verb="group.seat").count() == 1


def test_a_group_has_somebody_and_only_from_here(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    with pytest.raises(Refused, match="at least one"):
        verbs.form_group(name="Tom", members=[], by=bjorn)
    with pytest.raises(Refused, match="another undertaking"):
        verbs.form_group(name="Spioner", members=[cast.mona], by=bjorn)
    assert not Group.objects.exists()


def test_a_closed_group_changes_no_more(cast: Cast) -> None:
    group, bjorn = _group(cast), cast.as_(cast.bjorn)
    verbs.close_group(group, by=bjorn)
    assert group.state == rules.CLOSED
    with pytest.raises(Refused):
        verbs.change_group(group, name="Igjen", members=[cast.ola], by=bjorn)


def test_a_closed_group_is_opened_again_by_those_who_may(cast: Cast) -> None:
    group, bjorn = _group(cast), cast.as_(cast.bjorn)
    verbs.close_group(group, by=bjorn)
    with pytest.raises(Forbidden):
        groups.reopen_group(group, by=cast.as_(cast.siri))
    groups.reopen_group(group, by=bjorn)
    groups.seat(group, member=cast.ola, by=bjorn)
    assert group.pk in cast.as_(cast.ola).groups


def test_one_comes_and_one_goes_and_the_others_stay(cast: Cast) -> None:
    group, bjorn = _group(cast), cast.as_(cast.bjorn)
    groups.seat(group, member=cast.arne, by=bjorn)
    groups.unseat(group, member=cast.hanne, by=bjorn)
    assert set(group.members.all()) == {cast.siri, cast.arne}
    assert Event.objects.filter(verb="group.seat").count() == 3


def test_nobody_who_left_or_works_elsewhere_comes_in(cast: Cast) -> None:
    group, bjorn = _group(cast), cast.as_(cast.bjorn)
    verbs.leave(cast.tomasz, by=bjorn)
    with pytest.raises(Refused, match="has left"):
        groups.seat(group, member=cast.tomasz, by=bjorn)
    with pytest.raises(Refused, match="another undertaking"):
        groups.seat(group, member=cast.mona, by=bjorn)
    assert group.members.count() == 2


@pytest.mark.parametrize("who", ["ola", "siri", "kari"])
def test_nobody_lets_themselves_in(cast: Cast, who: str) -> None:
    group, member = _group(cast), getattr(cast, who)
    with pytest.raises(Forbidden):
        groups.seat(group, member=member, by=cast.as_(member))
    with pytest.raises(Forbidden):
        groups.unseat(group, member=cast.hanne, by=cast.as_(member))
