"""Two people act at the same moment: one of them wins, the other is told, nothing is lost."""

import threading
from collections.abc import Callable

import pytest
from django.db import close_old_connections, connection
from django.utils import translation

from varde.audit import chain
from varde.audit.models import Event
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, checking, explained, report
from varde.foundation.references import reference
from varde.foundation.refusals import Refused
from varde.people.actors import Actor
from varde.testing.cast import Cast, assemble

PEOPLE = ("kari", "hanne", "bjorn", "kari", "hanne", "bjorn")


def endings(case: Deviation) -> int:
    return Event.objects.filter(subject=reference(case), verb="deviation.close").count()


def test_both_had_the_page_open_and_the_second_is_refused(
    cast: Cast, loose_rail: Deviation
) -> None:
    explained(cast, loose_rail)
    seen_by_hanne = Deviation.objects.get(pk=loose_rail.pk)
    verbs.close(loose_rail, conclusion="Kari's words.", by=cast.as_(cast.kari))

    with pytest.raises(Refused, match="Look at it again"):
        verbs.close(seen_by_hanne, conclusion="Hanne's words.", by=cast.as_(cast.hanne))
    seen_by_hanne.refresh_from_db()
    assert seen_by_hanne.conclusion == "Kari's words."
    assert endings(loose_rail) == 1


def test_on_the_page_the_second_keeps_their_words(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    explained(cast, loose_rail)
    url = door.url(loose_rail, "lukk/")
    door.sends(cast.kari, url, conclusion="Kari's words.")

    late = door.sends(cast.hanne, url, conclusion="Hanne's words.")
    assert late.status_code == 422
    html = late.content.decode()
    assert "Somebody has already moved this on. Look at it again." in html
    assert "Hanne&#39;s words." in html


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("motta/", {"answer": "A long answer"}),
        ("avvis/", {"reason": "A long reason"}),
        ("vurder/", {"actual": "1", "potential": "1", "breached": "A long rule"}),
        ("rettet/", {"done": "A long deed", "cause": "A long cause"}),
        ("sjekk-effekt/", {"helped": "yes", "note": "A long note"}),
        ("vent-pa-effekt/", {"effect_date": "24.12.2026"}),
        ("rett/", {"text": "A long text", "proposal": "A long proposal"}),
    ],
)
def test_whatever_was_typed_is_still_there_when_the_case_is_closed_meanwhile(
    cast: Cast, door: Door, loose_rail: Deviation, page: str, typed: dict[str, str]
) -> None:
    case = checking(cast, loose_rail)
    verbs.it_helped(case, note="", by=cast.as_(cast.kari))
    verbs.close(case, conclusion="Over.", no_prevention_because="Gone.", by=cast.as_(cast.kari))

    who = cast.ola if page == "rett/" else cast.kari
    answer = door.sends(who, door.url(case, page), **typed)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Look at it again." in html
    assert "It stands like this now: Closed." in html
    assert f'href="{door.url(case)}"' in html
    assert "It stands like this now: Closed." in html
    assert f'href="{door.url(case)}"' in html
    assert all(words in html for words in typed.values())


def at_once(people: list[Actor], act: Callable[[Actor], None]) -> list[Exception]:
    """All of them at the same moment, each on a connection of their own; what was refused."""
    start, refused = threading.Barrier(len(people)), list[Exception]()

    def acts(actor: Actor) -> None:
        close_old_connections()
        start.wait()
        try:
            with translation.override("en"):
                act(actor)
        except Refused as no:
            refused.append(no)
        finally:
            connection.close()

    threads = [threading.Thread(target=acts, args=(actor,)) for actor in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def can_race() -> bool:
    """SQLite in memory is one connection for all; on disk and on PostgreSQL there are many."""
    in_memory = getattr(connection, "is_in_memory_db", lambda: False)
    return not in_memory()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_six_who_close_it_at_the_same_moment_one_does() -> None:
    if not can_race():
        pytest.skip("an SQLite database in memory has only one connection")
    cast = assemble()
    case = explained(cast, report(cast, "The rail is loose."))
    people = [cast.as_(getattr(cast, who)) for who in PEOPLE]

    def close(actor: Actor) -> None:
        mine = Deviation.objects.get(pk=case.pk)
        verbs.close(mine, conclusion=f"{actor.label} closed it.", by=actor)

    refused = at_once(people, close)

    case.refresh_from_db()
    assert case.state == State.CLOSED
    assert len(refused) == len(people) - 1
    assert all("Look at it again." in str(no) for no in refused)
    assert endings(case) == 1
    assert (
        chain.first_break(Event.objects.filter(company_id=case.company_id).order_by("number"))
        is None
    )
