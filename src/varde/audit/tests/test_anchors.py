"""A trail that somebody reached into with the database's own tools, and what finds it."""

import datetime
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from varde.audit import anchors, chain, seal
from varde.audit.forgetting import forget
from varde.audit.models import Event, Head
from varde.mail.models import Letter
from varde.people import verbs as people
from varde.testing.cast import Cast

NOW = datetime.datetime(2026, 11, 22, 2, 0, tzinfo=datetime.UTC)


@pytest.fixture
def broken_in(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Cast]:
    """The heads are written down; then the seal of the database is lifted."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    assert anchors.drop(tmp_path, NOW) == 2
    seal.lift(connection)
    yield cast
    Event.objects.all()._raw_delete("default")
    seal.lay(connection)


def said(*options: str) -> str:
    out = StringIO()
    call_command("verify_trail", *options, stdout=out, stderr=out)
    return out.getvalue()


def found(cast: Cast) -> list[tuple[int, str]]:
    wrong = anchors.verify(anchors.read(settings.DATA / anchors.NAME))[1]
    assert {one.company for one in wrong} <= {str(cast.company.pk)}
    return [(one.number, one.what) for one in wrong]


def ours(cast: Cast) -> Event:
    event = Event.objects.filter(company_id=cast.company.pk, number=5).first()
    assert event
    return event


def test_an_untouched_trail_holds(broken_in: Cast) -> None:
    assert "fit together, and with 2 heads" in said()


@pytest.mark.parametrize("change", [{"verb": "unit.close"}, {"subject_label": "Another"}])
def test_an_altered_event_is_found(broken_in: Cast, change: dict[str, str]) -> None:
    Event.objects.filter(pk=ours(broken_in).pk).update(**change)
    assert found(broken_in) == [(5, "altered, inserted or removed")]
    with pytest.raises(CommandError):
        said()


def test_a_removed_event_is_found(broken_in: Cast) -> None:
    Event.objects.filter(pk=ours(broken_in).pk)._raw_delete("default")
    assert found(broken_in)[0][0] == 5


def test_a_cut_tail_is_found_by_the_head(broken_in: Cast) -> None:
    last = Head.objects.get(company_id=broken_in.company.pk).number
    Event.objects.filter(company_id=broken_in.company.pk, number=last)._raw_delete("default")
    assert (last, "the tail is cut off, or the head was altered") in found(broken_in)


def test_a_cut_tail_with_its_head_altered_too_is_found_by_what_was_written_down(
    broken_in: Cast,
) -> None:
    key = broken_in.company.pk
    last = Head.objects.get(company_id=key).number
    Event.objects.filter(company_id=key, number=last)._raw_delete("default")
    before = Event.objects.get(company_id=key, number=last - 1)
    Head.objects.filter(company_id=key).update(number=before.number, hash=before.hash)
    assert found(broken_in) == [(last, f"cut off since {NOW.isoformat()}")]


def test_a_whole_trail_written_anew_is_found(broken_in: Cast) -> None:
    """Somebody who knows how to seal: every line fits the next, and none fits yesterday's head."""
    previous = ""
    events = Event.objects.filter(company_id=broken_in.company.pk).order_by("number")
    for event in events:
        event.verb = "unit.rename"
        chain.seal(event, number=event.number, previous=previous)
        previous = event.hash
        Event.objects.filter(pk=event.pk).update(
            verb=event.verb, salt=event.salt, digest=event.digest, hash=event.hash
        )
    Head.objects.filter(company_id=broken_in.company.pk).update(hash=previous)
    assert [what for _number, what in found(broken_in)] == [f"not what it was at {NOW.isoformat()}"]


def test_a_trail_that_is_gone_is_found(broken_in: Cast) -> None:
    Event.objects.filter(company_id=broken_in.company.pk)._raw_delete("default")
    Head.objects.filter(company_id=broken_in.company.pk).delete()
    assert found(broken_in) == [(1, f"cut off since {NOW.isoformat()}")]


def test_events_of_a_forgotten_person_still_verify(broken_in: Cast) -> None:
    forget(Event.objects.filter(subject=f"people.member:{broken_in.ola.pk}"))
    assert found(broken_in) == []


def test_heads_of_another_day_can_be_given(broken_in: Cast, tmp_path: Path) -> None:
    other = tmp_path / "older.jsonl"
    other.write_text('{"cut short\n' + (tmp_path / anchors.NAME).read_text())
    assert "with 2 heads" in said("--heads", str(other))


def test_a_head_on_paper_is_found_again_and_another_is_not(broken_in: Cast) -> None:
    head = anchors.on_paper(broken_in.company.pk)
    number, _colon, mark = head.partition(":")
    assert len(mark) == anchors.ON_PAPER
    assert f"{head}: stands in the trail" in said("--head", head)
    for wrong in (f"{int(number) + 1}:{mark}", f"{number}:{mark[::-1]}"):
        with pytest.raises(CommandError, match="1 places"):
            said("--head", wrong)
    for nonsense in ("", "12", f"{number}:{mark[:7]}", "x:0123456789"):
        with pytest.raises(CommandError, match="is no head"):
            said("--head", nonsense)


def test_paper_from_before_the_tail_was_cut_off_tells(broken_in: Cast) -> None:
    head = anchors.on_paper(broken_in.company.pk)
    last = Head.objects.get(company_id=broken_in.company.pk)
    Event.objects.filter(company_id=last.company_id, number=last.number)._raw_delete("default")
    before = Event.objects.get(company_id=last.company_id, number=last.number - 1)
    Head.objects.filter(pk=last.pk).update(number=before.number, hash=before.hash)
    (settings.DATA / anchors.NAME).unlink()
    assert "fit together" in said(), "the table alone does not tell"
    with pytest.raises(CommandError):
        said("--head", head)


def test_forgotten_persons_leave_a_trail_that_still_fits_the_paper(cast: Cast) -> None:
    head = anchors.on_paper(cast.company.pk)
    people.leave(cast.ola, by=cast.as_(cast.bjorn))
    people.forget(cast.ola, by=cast.as_(cast.bjorn))
    assert not Event.objects.filter(subject_label="Ola").exists()
    assert "stands in the trail" in said("--head", head)


def test_heads_go_by_post_to_those_who_asked(cast: Cast) -> None:
    assert anchors.write_to([], NOW) == 0
    assert anchors.write_to(["revisor@example.org"], NOW) == 1
    letter = Letter.objects.get()
    whole = Head.objects.get(company_id=cast.company.pk)
    assert f"{whole.number}:{whole.hash}" in letter.text
    assert "stands in the trail" in said("--head", f"{whole.number}:{whole.hash}")
