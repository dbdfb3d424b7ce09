"""No operation falls over, or answers what it does not say, whatever it is asked."""

import datetime
import logging
import os
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tests.api.fuzzing import World, fuzz
from varde.deviations import verbs as deviations
from varde.machines import limits, verbs
from varde.machines.models import Scope
from varde.measures import verbs as measures
from varde.testing.cast import NOW, Cast

EACH = int(os.environ.get("VARDE_FUZZ", "14"))


@pytest.mark.slow
def test_whatever_is_asked_is_answered_as_described(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, time_machine: Any
) -> None:
    time_machine.move_to(NOW, tick=False)
    monkeypatch.setattr(limits, "MOST_A_MINUTE", 1_000_000)
    logging.disable(logging.CRITICAL)
    # As Django's own test client: the end of a request is not the end of the test's connection.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        world = _world(cast)
        fuzz(world, examples=EACH, seed=0)
    finally:
        logging.disable(logging.NOTSET)
        for signal in signals:
            signal.connect(close_old_connections)
    print(world.asked, sorted(world.answered.items()))  # noqa: T201 - shown when it fails, or by -s
    assert not world.faults, "\n".join(f"{n} × {fault}" for fault, n in world.faults.items())
    assert world.asked >= 29 * EACH // 2


def _world(cast: Cast) -> World:
    by, days = cast.as_(cast.hanne), [NOW.date() + datetime.timedelta(days=n) for n in (0, 7, 90)]
    cases = [
        deviations.report(token=f"{n}", unit=cast.quay, text=f"Loose rail {n}.", by=by)
        for n in range(8)
    ]
    for case in cases[2:]:
        deviations.receive(case, by=by)
    for case in cases[4:]:
        deviations.assess(case, actual=1, potential=1, by=by)
        deviations.find_cause(case, method="plain", cause="Wind.", by=by)
    plans = [
        measures.plan(
            title=f"Fasten {n}",
            responsible=cast.ola,
            confirmer=cast.hanne,
            due_date=days[1],
            unit=cast.quay,
            by=by,
        )
        for n in range(4)
    ]
    people = [cast.ola.pk, cast.kari.pk, cast.hanne.pk, cast.tomasz.pk]
    units = [cast.quay.pk, cast.store.pk, cast.top.pk]
    return World(
        company=cast.company.slug,
        secret=verbs.make(name="Fuzz", scopes=Scope.values, days=300, by=by)[1],
        named={
            **dict.fromkeys(("responsible", "confirmer", "handler"), people),
            "unit": units,
            "workplace": [cast.scaffold.pk],
        },
        rows={
            "cases": [case.pk for case in cases],
            "measures": [plan.pk for plan in plans],
            "people": [*people],
            "units": [*units],
        },
        days=[day.isoformat() for day in days],
    )
