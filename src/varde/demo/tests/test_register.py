"""Real cases from a real register, from triage to a lesson. Skips where the data is not."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from varde.audit import chain
from varde.audit.models import Event
from varde.demo import register, verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.words import Source
from varde.testing.cast import NOW

SHARED = Path(os.environ.get("VARDE_SHARED_DATA") or settings.ROOT.parent / "shared" / "data")
TIDSTYV = SHARED / "registers" / "tidstyv" / "dataset.csv"


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.skipif(not TIDSTYV.exists(), reason="the real registers are not on this machine")
def test_some_real_cases_are_handled_to_the_lesson() -> None:
    company = verbs.open_demo(size=30, now=NOW)

    handled = register.take_over(company, TIDSTYV, now=NOW)

    taken = Deviation.objects.filter(company=company, source=Source.REGISTER)
    assert taken.count() > 1300
    assert len(handled) == register.HANDLED
    closed = Deviation.objects.filter(pk__in=[case.pk for case in handled])
    assert set(closed.values_list("state", flat=True)) == {State.CLOSED}
    assert not closed.filter(lesson_published_at=None).exists()
    for case in closed:
        assert case.cause == register.CAUSE
        invented = (case.cause, case.effect_note, case.conclusion, case.lesson)
        assert all(words.startswith("Demoens egne ord") for words in invented)
    assert chain.first_break(Event.objects.filter(company_id=company.pk).order_by("number")) is None
