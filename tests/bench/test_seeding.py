"""Made-up cases are as the product's own would be: found by the same words, keys that sort."""

import datetime
import random
import uuid
from pathlib import Path

import pytest
from bench.seeding import ground as grounds
from bench.seeding import growing
from bench.seeding.draws import made_key
from bench.seeding.vocabulary import Vocabulary
from django.utils import timezone
from pytest_django.fixtures import Settings

from varde.deviations.models import Deviation
from varde.measures.models import Measure
from varde.offers import board
from varde.search import words
from varde.search.models import Entry
from varde.search.verbs.indexing import _read


def test_words_are_those_the_search_would_read() -> None:
    vocabulary = Vocabulary(random.Random(1))
    for length in (4, 11):
        said = vocabulary.sentence(length)
        assert len(said.text.split()) == length
        assert said.found_by == words.known_by([said.text])


def test_a_made_key_begins_with_its_moment() -> None:
    moment = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    key = uuid.UUID(made_key(random.Random(1), moment))
    assert (key.version, key.variant) == (7, uuid.RFC_4122)
    assert key.int >> 80 == int(moment.timestamp() * 1000)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_is_made_is_what_the_verbs_would_have_made(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    for name, few in (("OTHERS", 1), ("AREAS", 1), ("DEPARTMENTS", 8), ("REPORTERS", 1)):
        monkeypatch.setattr(grounds, name, few)
    monkeypatch.setattr(growing, "CASES_BESIDE", 3)
    for count in (30, 50):
        growing.grow(count, now=timezone.now(), tell=lambda _words: None)
    ground = grounds.laid()
    assert ground is not None
    cases = Deviation.objects.filter(company=ground.company)
    assert cases.count() == 50
    assert Measure.objects.filter(company=ground.company).count() == 10
    for kind, rows in (("deviation", cases), ("measure", Measure.objects.all())):
        section = board.searchables[kind]
        for row in rows.select_related(*section.related):
            entry = Entry.objects.get(kind=kind, key=row.pk)
            found_by, _parts = _read(section, row)
            assert set(entry.words.split()) == set(found_by.split())
    for row in cases:
        row.validate_constraints()
