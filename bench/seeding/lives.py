"""What happens to a made-up case: its trail, and for the rich ones measures, messages and news."""

import datetime
import json
from typing import Any

from bench.seeding.draws import Drawn, dashed, made_key, stamp
from bench.seeding.ground import Ground
from bench.seeding.loading import Table
from bench.seeding.vocabulary import Vocabulary

from varde.audit.models import Event
from varde.conversations.models import Message
from varde.deviations.tells import CASES as CASES_I_HAVE
from varde.measures.models import Measure
from varde.measures.offers.searching import MEASURES
from varde.notifications.models import How, Notification
from varde.people.models import Member
from varde.steps.roles import HANDLER, REPORTER

EVENT = (
    *("company_id", "number", "at", "verb", "subject", "actor_kind", "actor", "subject_label"),
    *("actor_label", "changes", "salt", "digest", "hash"),
)
MEASURE = (
    *("id", "company_id", "state", "source", "source_label", "unit_id", "title", "details"),
    *("responsible_id", "handler_id", "due_date", "done_at", "done_date"),
)
MESSAGE = (
    *("id", "company_id", "state", "subject_key", "unit_id", "author_id", "author_kind"),
    *("author_role", "text", "at", "asks", "answered_by_id"),
)
TOLD = ("id", "company_id", "member_id", "about", "address", "text", "at", "key", "read_at")
DAYS_TOLD, DAYS_UNREAD = 120, 10


class Life:
    """Knows how far the trail of the undertaking has come."""

    def __init__(
        self, ground: Ground, vocabulary: Vocabulary, found: Any, *, now: Any, event: int
    ) -> None:
        self._ground, self._words, self._found = ground, vocabulary, found
        self._now, self._chance = now, vocabulary.chance
        self.event = event

    @staticmethod
    def tables() -> dict[str, Table]:
        told = Notification(kind=CASES_I_HAVE.key, how=How.QUIET)
        said = Message(subject_model="deviations.deviation", to_reporter=True)
        return {
            "events": Table(Event, EVENT, Event()),
            "measures": Table(Measure, MEASURE, Measure()),
            "messages": Table(Message, MESSAGE, said),
            "told": Table(Notification, TOLD, told),
        }

    def add(self, drawn: Drawn, title: str, number: str, batch: Any) -> None:
        """All that has happened to one case."""
        case, leader = f"deviations.deviation:{dashed(drawn.key)}", drawn.place.leader
        changes = {"title": [None, title], "state": [None, "reported"]}
        self._tell(batch, drawn.later(), "deviation.report", case, title, drawn.reporter, changes)
        if not drawn.is_rich:
            return
        for hours, verb, changed in (
            (20, "receive", {"state": ["reported", "received"]}),
            (30, "assess", {"state": ["received", "assessing"], "potential": [None, 2]}),
            (40, "plan", {"state": ["assessing", "measures"]}),
        ):
            at = drawn.later(hours=hours)
            self._tell(batch, at, f"deviation.{verb}", case, title, leader, changed)
        for turn in range(2):
            self._measure(drawn, number, turn, batch)
        self._talk(drawn, batch)
        self._news(drawn, number, batch)

    def _measure(self, drawn: Drawn, number: str, turn: int, batch: Any) -> None:
        made = drawn.moment + datetime.timedelta(hours=40 + turn)
        key, said, place = made_key(self._chance, made), self._words.sentence(5), drawn.place
        open_still = drawn.is_open and turn == 1
        person = self._ground.employees[self._chance.randrange(len(self._ground.employees))]
        done = None if open_still else made + datetime.timedelta(days=5)
        batch.add(
            "measures",
            (
                *(key, self._ground.key.hex, "open" if open_still else "done"),
                *(f"deviations.deviation:{dashed(drawn.key)}", f"Avvik {number}"),
                *(place.unit.pk.hex, said.text, said.text, person.pk.hex, place.leader.pk.hex),
                *(drawn.due.isoformat(), done and stamp(done)),
                done and done.date().isoformat(),
            ),
        )
        found = self._found
        who = found.person(MEASURES, person) | found.person(MEASURES, place.leader)
        known = said.found_by | found.unit_name(place) | found.open(MEASURES, place) | who
        texts = (said.text, said.text, place.unit.name)
        batch.add("entries", found.entry(MEASURES, key, made, known, texts))
        about = f"measures.measure:{dashed(key)}"
        self._tell(batch, stamp(made), "measure.plan", about, said.text, place.leader, {})
        if done:
            self._tell(batch, stamp(done), "measure.finish", about, said.text, person, {})

    def _talk(self, drawn: Drawn, batch: Any) -> None:
        """The handler asks, and the reporter answers by name, or with the code."""
        asked_at = drawn.moment + datetime.timedelta(hours=22)
        answered_at = asked_at + datetime.timedelta(hours=5)
        question, answer = made_key(self._chance, asked_at), made_key(self._chance, answered_at)
        leader = drawn.place.leader
        self._say(drawn, batch, question, asked_at, leader, HANDLER, answer)
        self._say(drawn, batch, answer, answered_at, drawn.reporter, REPORTER, None)

    def _say(  # noqa: PLR0913
        self,
        drawn: Drawn,
        batch: Any,
        key: str,
        at: datetime.datetime,
        author: Member | None,
        role: str,
        answer: str | None,
    ) -> None:
        batch.add(
            "messages",
            (
                *(key, self._ground.key.hex, "sent", drawn.key, drawn.place.unit.pk.hex),
                *(author.pk.hex if author else None, "member" if author else "code", role),
                *(self._words.sentence(9).text, stamp(at), answer is not None, answer),
            ),
        )
        about = f"conversations.message:{dashed(key)}"
        changes = {"author_role": [None, role]}
        self._tell(batch, stamp(at), "message.write", about, role, author, changes)

    def _news(self, drawn: Drawn, number: str, batch: Any) -> None:
        age = (self._now - drawn.moment).days
        if age > DAYS_TOLD:
            return
        read = None if age < DAYS_UNREAD else drawn.later(hours=3)
        reference = f"deviations.deviation:{dashed(drawn.key)}"
        address = f"/{self._ground.company.slug}/avvik/{dashed(drawn.key)}/"
        batch.add(
            "told",
            (
                *(made_key(self._chance, drawn.moment), self._ground.key.hex),
                *(drawn.place.leader.pk.hex, reference, address, f"Ny sak: {number}"),
                *(drawn.later(minutes=1), f"bench:{drawn.key}", read),
            ),
        )

    def _tell(  # noqa: PLR0913
        self,
        batch: Any,
        at: str,
        verb: str,
        subject: str,
        label: str,
        actor: Member | None,
        changes: dict[str, Any],
    ) -> None:
        self.event += 1
        proof = f"{self._chance.getrandbits(640):0160x}"
        batch.add(
            "events",
            (
                *(self._ground.key.hex, self.event, at, verb, subject),
                *(("member", f"people.member:{actor.pk}") if actor else ("stranger", "")),
                *(label, actor.name if actor else "Noen"),
                *(json.dumps(changes, ensure_ascii=False), proof[:32], proof[32:96], proof[96:]),
            ),
        )
