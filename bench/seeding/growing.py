"""From what is there to so many cases, with numbers, cursors and trail where they should stand."""

import datetime
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from bench.seeding import ground as grounds
from bench.seeding.cases import Maker, tables
from bench.seeding.ground import Ground
from bench.seeding.loading import Table, hurried
from django.db import connection, transaction

from varde.audit.models import Event, Head
from varde.conversations.models import Message
from varde.deviations.models import Deviation
from varde.measures.models import Measure
from varde.notifications.models import Cursor as Told
from varde.notifications.models import Notification
from varde.organisation.models import Sequence
from varde.search.engines import sqlite
from varde.search.models import Cursor as Indexed
from varde.search.models import Entry

CASES_BESIDE = 25  # in each of the other undertakings
WRITTEN = (Deviation, Entry, Event, Measure, Message, Notification)
Tell = Callable[[str], None]


def grow(count: int, *, now: datetime.datetime, tell: Tell) -> None:
    """Bring the large undertaking to so many cases."""
    large = grounds.laid()
    others: list[Ground] = []
    if large is None:
        large, others = grounds.lay(now)
        tell("the ground is laid")
    there = Deviation.objects.filter(company=large.company).count()
    if there >= count:
        tell("that many are there already")
        return
    with hurried(model._meta.db_table for model in WRITTEN), _words_laid_anew():
        made = tables()
        for ground in others:
            _fill(ground, CASES_BESIDE, made, now=now)
        _fill(large, count - there, made, now=now, tell=tell)
        tell("rows; now words and indexes")
    tell("done")


def _fill(
    ground: Ground,
    count: int,
    made: dict[str, Table],
    *,
    now: datetime.datetime,
    tell: Tell = lambda _words: None,
) -> None:
    known = Sequence.objects.filter(company=ground.company, kind="deviation")
    serials = Counter(dict(known.values_list("year", "last")))
    chance = random.Random(f"{ground.company.slug} {sum(serials.values())}")
    maker = Maker(ground, chance, now, event=ground.events)
    maker.serials = serials
    for number, batch in enumerate(maker.batches(count), start=1):
        with transaction.atomic():
            for name, rows in batch.rows.items():
                made[name].load(rows)
        tell(f"{min(number * 10_000, count):,} of {count:,} cases")
    _stand(ground, maker, now)


def _stand(ground: Ground, maker: Maker, now: datetime.datetime) -> None:
    """Numbers go on from here, and what reads the trail has read it."""
    for year, last in maker.serials.items():
        Sequence.objects.update_or_create(
            company=ground.company, kind="deviation", year=year, defaults={"last": last}
        )
    number, today = maker.life.event, ground.company.day_of(now)
    Head.objects.filter(company_id=ground.key).update(number=number)
    days = {"clocks_date": today, "digest_date": today}
    Told.objects.update_or_create(pk=ground.key, defaults={"number": number} | days)
    Indexed.objects.update_or_create(pk=ground.key, defaults={"number": number, "sweeping": ""})


@contextmanager
def _words_laid_anew() -> Iterator[None]:
    """SQLite's tables of words are made of the entries at the end, not one row at a time."""
    if connection.vendor != "sqlite":
        yield
        return
    _say(f"DROP TRIGGER search_entry_{name}" for name in ("new", "old", "other"))
    yield
    made = ("search_words", "search_parts")  # two thirds of all the work
    _say(f"INSERT INTO {name}({name}) VALUES ('rebuild')" for name in made)
    _say(one for one in sqlite.lay() if one.startswith("CREATE TRIGGER"))


def _say(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
