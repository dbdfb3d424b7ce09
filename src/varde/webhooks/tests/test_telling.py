"""Another system is told: once, in order, signed, and only what the maker of the hook may see."""

import datetime
import hashlib
import hmac

import pytest

from varde.audit.models import Event
from varde.deviations import verbs as deviations
from varde.deviations.models import Deviation
from varde.measures import verbs as measures
from varde.people import verbs as people
from varde.testing.cast import NOW, Cast
from varde.webhooks import verbs
from varde.webhooks.models import Delivery, Fate, Hook
from varde.webhooks.tests.conftest import Listener
from varde.webhooks.verbs import carrying, reading

pytestmark = pytest.mark.usefixtures("monday")
SECRET_WORDS = "The rail is loose by the crane."


def _report(cast: Cast, text: str = SECRET_WORDS) -> Deviation:
    by = cast.as_(cast.ola)
    return deviations.report(token=text, unit=cast.quay, text=text, by=by)


def _tell(now: datetime.datetime = NOW) -> int:
    reading.read_all(now)
    return carrying.deliver(now)


def test_what_happened_arrives_without_its_words(
    cast: Cast, hook: Hook, listener: Listener
) -> None:
    case = _report(cast)
    deviations.receive(case, by=cast.as_(cast.kari), answer="Words for the reporter.")
    assert _tell() == 2
    assert [told["verb"] for told in listener.told] == ["deviation.report", "deviation.receive"]
    first = listener.told[0]
    assert set(first) == {
        *("id", "event", "undertaking", "verb", "at", "about", "number", "link"),
    }
    assert (first["number"], first["undertaking"]) == (case.number, cast.company.slug)
    assert first["link"].endswith(case.get_absolute_url())
    sent = b"".join(body for _headers, body in listener.came).decode()
    assert not [word for word in ("rail", "Words", "Ola", "Kari") if word in sent]
    assert _tell() == 0


def test_it_is_signed_with_the_moment(cast: Cast, hook: Hook, listener: Listener) -> None:
    _report(cast)
    _tell()
    headers, body = listener.came[0]
    moment, sealed = (part.split("=")[1] for part in headers["Varde-Signature"].split(","))
    key = verbs.secret_of(hook).encode()
    assert sealed == hmac.new(key, f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert int(moment) == int(NOW.timestamp())
    assert headers["Varde-Event"] == "deviation.report"
    assert headers["Varde-Delivery"] == listener.told[0]["id"]


def test_a_system_that_is_down_is_asked_again_ever_more_seldom(
    cast: Cast, hook: Hook, listener: Listener
) -> None:
    listener.status = 503
    _report(cast)
    assert _tell() == 0
    waiting = Delivery.objects.get()
    assert (waiting.fate, waiting.tries, waiting.fault) == (Fate.WAITING, 1, "HTTP 503")
    assert carrying.deliver(NOW + datetime.timedelta(seconds=29)) == 0
    assert len(listener.came) == 1
    carrying.deliver(NOW + datetime.timedelta(seconds=30))
    waiting.refresh_from_db()
    assert waiting.next_try_at == NOW + datetime.timedelta(seconds=90)
    listener.status = 204
    assert carrying.deliver(NOW + datetime.timedelta(minutes=2)) == 1
    assert {told["id"] for told in listener.told} == {str(waiting.pk)}


def test_it_is_given_up_visibly_after_three_days(
    cast: Cast, hook: Hook, listener: Listener
) -> None:
    listener.status = 500
    _report(cast)
    _tell()
    carrying.deliver(NOW + datetime.timedelta(days=3, minutes=1))
    given_up = Delivery.objects.get()
    assert (given_up.fate, given_up.fault) == (Fate.GIVEN_UP, "HTTP 500")
    assert carrying.deliver(NOW + datetime.timedelta(days=9)) == 0
    assert carrying.sweep(NOW + datetime.timedelta(days=29)) == 0
    assert carrying.sweep(NOW + datetime.timedelta(days=31)) == 1


def test_a_failing_system_is_asked_once_a_round(cast: Cast, hook: Hook, listener: Listener) -> None:
    listener.status = 500
    for number in range(3):
        _report(cast, f"Number {number}")
    _tell()
    assert len(listener.came) == 1
    assert Delivery.objects.filter(fate=Fate.WAITING).count() == 3


def test_a_redirect_is_not_followed(cast: Cast, hook: Hook, listener: Listener) -> None:
    listener.status = 302
    _report(cast)
    _tell()
    assert Delivery.objects.get().fault == "HTTP 302"


def test_a_worker_that_dies_on_the_way_leaves_it_for_the_next(
    cast: Cast, hook: Hook, listener: Listener
) -> None:
    _report(cast)
    reading.read_all(NOW)
    carrying._take(NOW)
    assert carrying.deliver(NOW) == 0
    assert carrying.deliver(NOW + carrying.HELD) == 1


def test_what_the_maker_may_not_see_is_not_told(cast: Cast, hook: Hook, listener: Listener) -> None:
    group = people.form_group(name="Trusted", members=[cast.siri], by=cast.as_(cast.bjorn))
    case = _report(cast)
    deviations.close_to(case, group=group, by=cast.as_(cast.kari))
    assert _tell() == 0
    assert not Delivery.objects.exists()


def test_only_what_was_asked_for_and_only_what_is_new(
    cast: Cast, listener: Listener, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.hanne)
    verbs.make(name="Plan", address=listener.address, kinds=["measure"], by=by)
    measures.plan(title="Fasten", responsible=cast.ola, due_date=by.today, unit=cast.quay, by=by)
    _report(cast)
    _tell()
    assert [told["verb"] for told in listener.told] == ["measure.plan"]
    assert Event.objects.filter(verb="deviation.report").count() == 2


def test_when_the_maker_leaves_nothing_more_is_told(
    cast: Cast, hook: Hook, listener: Listener
) -> None:
    people.leave(cast.hanne, successor=cast.bjorn, by=cast.as_(cast.bjorn))
    _report(cast)
    assert _tell() == 0


def test_stopped_means_stopped(cast: Cast, hook: Hook, listener: Listener) -> None:
    _report(cast)
    reading.read_all(NOW)
    verbs.stop(hook, by=cast.as_(cast.bjorn))
    assert carrying.deliver(NOW) == 0
    assert Delivery.objects.get().fate == Fate.GIVEN_UP
    _report(cast, "Another.")
    assert _tell() == 0
    assert not listener.came
