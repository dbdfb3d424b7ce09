"""Anonymous for real: whatever a visit carries, nothing of it is kept, in no table and no log."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from varde.audit.models import Event
from varde.deviations.models import Deviation
from varde.files.tests import making
from varde.people.models import Member
from varde.posters.models import Poster
from varde.posters.tests.conftest import photo, token_on
from varde.reporting import limits
from varde.reporting.tests.traces import everything, left_behind
from varde.testing.cast import Cast

AGENT = "Snushane/7.31 (telefonen til Ola)"
VISITOR = {
    "HTTP_USER_AGENT": AGENT,
    "HTTP_X_FORWARDED_FOR": "203.0.113.77",
    "HTTP_X_REAL_IP": "203.0.113.78",
    "HTTP_FORWARDED": "for=203.0.113.79",
    "REMOTE_ADDR": "198.51.100.23",
    "REMOTE_HOST": "olas-telefon.example",
    "HTTP_REFERER": "https://olas-side.example/",
    "HTTP_ACCEPT_LANGUAGE": "en;q=0.731",
}
TRACES = [
    *("Snushane", "7.31", "203.0.113.77", "203.0.113.78", "203.0.113.79", "198.51.100.23"),
    *("olas-telefon", "olas-side", "0.731", "kjeks-4711", "olas-iphone", making.SECRET),
]


@pytest.fixture
def visitor(client: Client, cast: Cast) -> Client:
    """A browser that tells a lot about whose it is."""
    client.defaults.update(VISITOR)
    client.cookies["spor"] = "kjeks-4711"
    return client


def _report(visitor: Client, address: str, **typed: Any) -> Any:
    page = visitor.get(address)
    taken = photo(making.jpeg(), "olas-iphone.jpg")
    answer = visitor.post(
        address,
        {"token": token_on(page), "text": "The rail is gone.", "photos": [taken], **typed},
    )
    assert answer.status_code == 302, answer.content.decode()
    assert not page.cookies
    assert not answer.cookies
    return answer


def _found(traces: list[str], text: str) -> list[str]:
    return [trace for trace in traces if trace.lower() in text.lower()]


def test_a_report_leaves_nothing_of_the_visitor(
    visitor: Client, address: str, contents: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = everything(contents)
    with caplog.at_level(logging.DEBUG):
        _report(visitor, address, is_dangerous_now="yes")
    left = left_behind(before, everything(contents))
    assert "The rail is gone." in left
    assert not _found(TRACES, left)
    assert not _found(TRACES, caplog.text)


def test_the_search_would_have_found_it(visitor: Client, address: str, contents: Path) -> None:
    """A test that cannot fail proves nothing: what the visitor writes themselves is found."""
    before = everything(contents)
    _report(visitor, address, reporter_name=f"Somebody with {AGENT}", spot="198.51.100.23")
    left = left_behind(before, everything(contents))
    assert _found(TRACES, left) == ["Snushane", "7.31", "198.51.100.23"]


def test_all_the_ways_to_go_wrong_leave_nothing_either(
    visitor: Client,
    poster: Poster,
    address: str,
    contents: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(limits, "REPORTS", limits.Limit("reports", most=2, seconds=600))
    before = everything(contents)
    with caplog.at_level(logging.DEBUG):
        asked = [
            visitor.get("/m/NOSUCH22/"),
            visitor.post(address, {"text": ""}),
            visitor.post(address, {"text": "Oil", "token": "made-up"}),
            visitor.post(address, {"text": "Oil"}),
            visitor.get("/svar/AAAA-BBBB-CC/"),
            visitor.post("/svar/", {"code": "AAAA-BBBB-CC"}),
        ]
    assert [answer.status_code for answer in asked] == [404, 422, 422, 429, 404, 422]
    assert not any(answer.cookies for answer in asked)
    assert not _found(TRACES, left_behind(before, everything(contents)))
    assert not _found(TRACES, caplog.text)


def test_a_member_at_the_poster_is_as_unknown_as_anyone(
    visitor: Client,
    cast: Cast,
    address: str,
    contents: Path,
    enter: Callable[[Member], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    enter(cast.ola)
    assert cast.ola.user
    session = visitor.cookies["varde_session"].value
    who = [str(cast.ola.pk), cast.ola.pk.hex, str(cast.ola.user.pk), cast.ola.user.pk.hex]
    before = everything(contents)
    with caplog.at_level(logging.DEBUG):
        _report(visitor, address)
    left = left_behind(before, everything(contents))
    assert not _found([*TRACES, *who, session, cast.ola.user.email], left)
    assert not _found([*TRACES, *who, session], caplog.text)


def test_the_whole_thread_stays_anonymous(
    visitor: Client, address: str, contents: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = everything(contents)
    with caplog.at_level(logging.DEBUG):
        receipt = _report(visitor, address)["Location"].split("?")[0]
        taken = photo(making.jpeg(), "olas-iphone.jpg")
        asked = [
            visitor.get(receipt),
            visitor.post(f"{receipt}si-mer/", {"text": "By stairs 2", "photos": [taken]}),
            visitor.post(f"{receipt}rett/", {"text": "The rail is gone by stairs 2."}),
            visitor.post(f"{receipt}trekk/"),
            visitor.post(f"{receipt}angre/"),
        ]
    assert [answer.status_code for answer in asked] == [200, 302, 302, 302, 302]
    assert not any(answer.cookies for answer in asked)
    assert not _found(TRACES, left_behind(before, everything(contents)))
    assert not _found(TRACES, caplog.text)


def test_the_trail_says_someone_and_nothing_more(visitor: Client, address: str) -> None:
    _report(visitor, address)
    case = Deviation.objects.get()
    event = Event.objects.get(verb="deviation.report")
    assert (event.actor_kind, event.actor, event.actor_label) == ("stranger", "", "Someone")
    assert event.changes["submission"] == event.changes["code"] == "changed"
    assert case.reporter is None


def test_the_code_is_kept_nowhere(visitor: Client, address: str, contents: Path) -> None:
    before = everything(contents)
    code = _report(visitor, address)["Location"].split("/")[2]
    left = left_behind(before, everything(contents))
    assert code not in left
    assert code.replace("-", "") not in left


def test_choosing_a_language_sets_no_cookie(visitor: Client, address: str) -> None:
    assert not visitor.get(f"{address}?sprak=pl").cookies
    assert not visitor.get("/svar/?sprak=pl").cookies
