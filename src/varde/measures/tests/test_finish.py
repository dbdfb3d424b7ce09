import datetime

import pytest

from varde.audit.models import Event
from varde.files.cleaning import Cleaned
from varde.files.gallery import gallery
from varde.files.models import Attachment
from varde.foundation.references import reference
from varde.foundation.refusals import Forbidden, Refused
from varde.measures import rules, verbs
from varde.measures.models import Measure
from varde.testing.cast import NOW, Cast

PHOTO = Cleaned(b"a photo", "image/jpeg", "jpg", "bolter.jpg", 800, 600, b"a small one")


def test_the_responsible_says_what_was_done(cast: Cast, bolts: Measure) -> None:
    verbs.finish(bolts, note="Bestilt hos Jernia", by=cast.as_(cast.ola))
    bolts.refresh_from_db()
    assert (bolts.state, bolts.done_at, bolts.done_date) == (rules.DONE, NOW, NOW.date())
    assert bolts.done_note == "Bestilt hos Jernia"


def test_the_day_it_was_done_is_the_day_where_the_undertaking_is(
    cast: Cast, bolts: Measure
) -> None:
    late_in_the_evening = datetime.datetime(2026, 11, 30, 23, 30, tzinfo=datetime.UTC)
    verbs.finish(bolts, note="", by=cast.as_(cast.ola, now=late_in_the_evening))
    assert bolts.done_date == datetime.date(2026, 12, 1)
    assert bolts.was_late()


def test_the_leader_says_it_for_someone_without_a_login(cast: Cast, bolts: Measure) -> None:
    verbs.give(bolts, responsible=cast.tomasz, by=cast.as_(cast.kari))
    verbs.finish(bolts, note="", by=cast.as_(cast.kari))
    assert bolts.state == rules.DONE


def test_a_colleague_may_not(cast: Cast, bolts: Measure) -> None:
    with pytest.raises(Forbidden):
        verbs.finish(bolts, note="", by=cast.as_(cast.siri))


def test_two_who_finish_at_once_give_one_answer_and_one_polite_no(
    cast: Cast, bolts: Measure
) -> None:
    same = Measure.objects.get(pk=bolts.pk)
    verbs.finish(bolts, note="Først", by=cast.as_(cast.ola))
    with pytest.raises(Refused, match="already moved"):
        verbs.finish(same, note="Sist", by=cast.as_(cast.kari))
    bolts.refresh_from_db()
    assert bolts.done_note == "Først"


def test_a_slip_of_the_finger_is_taken_back(cast: Cast, bolts: Measure) -> None:
    verbs.finish(bolts, note="", by=cast.as_(cast.ola))
    verbs.undo_finish(bolts, by=cast.as_(cast.ola))
    assert (bolts.state, bolts.done_at, bolts.done_date) == (rules.OPEN, None, None)


def test_after_an_hour_only_those_who_keep_the_plan_open_it_again(
    cast: Cast, bolts: Measure
) -> None:
    verbs.finish(bolts, note="", by=cast.as_(cast.ola))
    later = NOW + verbs.TIME_TO_UNDO + datetime.timedelta(seconds=1)
    with pytest.raises(Refused, match="too late"):
        verbs.undo_finish(bolts, by=cast.as_(cast.ola, now=later))
    verbs.reopen(bolts, by=cast.as_(cast.kari, now=later))
    assert bolts.state == rules.OPEN


def test_a_picture_shows_that_it_is_done(cast: Cast, bolts: Measure) -> None:
    verbs.finish(bolts, note="", photos=[PHOTO], by=cast.as_(cast.ola))
    shown = gallery(bolts, viewer=cast.as_(cast.kari))
    assert [one.name for one in shown] == ["bolter.jpg"]


def test_no_picture_is_kept_when_it_is_refused(cast: Cast, bolts: Measure) -> None:
    with pytest.raises(Forbidden):
        verbs.finish(bolts, note="", photos=[PHOTO], by=cast.as_(cast.siri))
    assert not Attachment.objects.exists()


def test_only_those_who_see_the_measure_see_its_pictures(cast: Cast, bolts: Measure) -> None:
    verbs.finish(bolts, note="", photos=[PHOTO], by=cast.as_(cast.ola))
    assert Attachment.objects.visible_to(cast.as_(cast.kari)).exists()
    for member in (cast.per, cast.tomasz, cast.mona):
        assert not Attachment.objects.visible_to(cast.as_(member)).exists(), member


def test_the_trail_tells_who_did_it(cast: Cast, bolts: Measure) -> None:
    verbs.finish(bolts, note="Bestilt", by=cast.as_(cast.ola))
    verb, who = "measure.finish", "Ola"
    told = Event.objects.filter(subject=reference(bolts)).order_by("number").last()
    assert told is not None
    assert (told.verb, told.actor_label) == (verb, who)
    assert told.changes["state"] == [rules.OPEN, rules.DONE]
