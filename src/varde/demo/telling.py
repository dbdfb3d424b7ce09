"""Telling one story: each turn of a case is a verb, taken by the right person at its time."""

import datetime
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from varde.demo import pictures
from varde.demo.stories import Story, Todo
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.words import Source
from varde.foundation.references import reference
from varde.measures import verbs as measures
from varde.organisation.models import Company, Unit, Workplace
from varde.people.actors import Actor, code_holder, member_actor, stranger
from varde.people.models import Member


@dataclass
class Teller:
    """Everyone and everywhere a story may name."""

    company: Company
    units: dict[str, Unit]
    workplaces: dict[str, Workplace]
    members: dict[str, Member]
    now: datetime.datetime

    def tell(self, story: Story) -> Deviation:
        """From the first words to as far as it has come."""
        case = self._report(story)
        if story.fixed_now:
            self._by_handler(
                case,
                story,
                hours=3,
                verb=verbs.fix_now,
                done=story.fixed_now,
                cause="Ingen hadde sett det før.",
            )
        elif story.rejected:
            self._by_handler(case, story, hours=20, verb=verbs.reject, reason=story.rejected)
        elif story.received:
            self._handle(case, story)
        return case

    def _report(self, story: Story) -> Deviation:
        by = self._actor(story.reporter, story, hours=0)
        photos = [pictures.scaffold()] if story.photo else []
        return verbs.report(
            token=secrets.token_urlsafe(24),
            unit=self.units[story.unit],
            workplace=self.workplaces.get(story.workplace),
            text=story.text,
            photos=photos,
            is_dangerous_now=story.danger,
            anyone_hurt=story.hurt,
            kind=story.kind,
            source=Source.MEMBER if story.reporter else Source.POSTER,
            by=by,
        )

    def _handle(self, case: Deviation, story: Story) -> None:
        self._by_handler(case, story, hours=5, verb=verbs.receive)
        if story.question:
            self._by_handler(case, story, hours=5, verb=verbs.speak, text=story.question, asks=True)
        if story.reply:
            by = self._actor(story.reporter, story, hours=9, code_to=case)
            verbs.speak(case, text=story.reply, by=by)
        if not story.actual:
            return
        self._by_handler(
            case,
            story,
            hours=6,
            verb=verbs.assess,
            actual=story.actual,
            potential=story.potential,
            kind=story.kind,
            nature=story.nature,
            area=story.area,
            immediate="Fikk første hjelp på stedet." if story.hurt else "",
        )
        if story.cause:
            method, analysis = story.cause.method, story.cause.analysis
            self._by_handler(
                case,
                story,
                hours=7,
                verb=verbs.find_cause,
                method=method,
                cause=story.cause.text,
                analysis=analysis,
            )
            for todo in story.todo:
                self._plan(case, story, todo)
            self._conclude(case, story)

    def _plan(self, case: Deviation, story: Story, todo: Todo) -> None:
        due = self._moment(story, hours=8) + datetime.timedelta(days=todo.due)
        responsible = self.members[todo.who]
        planned = self._by_handler(
            case,
            story,
            hours=8,
            verb=verbs.plan,
            title=todo.title,
            responsible=responsible,
            due_date=self.company.day_of(due),
            control=todo.control,
        )
        if todo.done is not None:
            hours = max(9, todo.done * 24)
            by = self._acting(responsible, story, hours)
            measures.finish(planned, note="", by=by)

    def _conclude(self, case: Deviation, story: Story) -> None:
        if story.check_after is not None:
            last = max((todo.done or 0 for todo in story.todo), default=0) * 24 + 12
            day = self._moment(story, hours=story.check_after * 24)
            self._by_handler(
                case,
                story,
                hours=last,
                verb=verbs.await_effect,
                effect_date=self.company.day_of(day),
            )
        end = (story.check_after or max((t.done or 1 for t in story.todo), default=1)) * 24
        if story.closed and story.check_after is not None:
            self._by_handler(
                case, story, hours=end, verb=verbs.it_helped, note="Det har ikke skjedd igjen."
            )
        if story.closed:
            self._by_handler(case, story, hours=end + 13, verb=verbs.close, conclusion=story.closed)
            self._after(case, story, end)

    def _after(self, case: Deviation, story: Story, end: int) -> None:
        if story.lesson:
            title = story.text.split(".")[0]
            self._by_handler(
                case,
                story,
                hours=end + 14,
                verb=verbs.publish,
                title=title,
                lesson=story.lesson,
                units=[next(iter(self.units.values()))],
            )
        if story.helped is not None:
            by = self._actor(story.reporter, story, hours=end + 40, code_to=case)
            verbs.say_it_helped(case, helped=story.helped, note="", by=by)

    def _by_handler(
        self, case: Deviation, story: Story, *, hours: int, verb: Callable[..., Any], **said: Any
    ) -> Any:
        case.refresh_from_db()
        assert case.handler is not None
        return verb(case, by=self._acting(case.handler, story, hours), **said)

    def _actor(
        self, name: str, story: Story, *, hours: int, code_to: Deviation | None = None
    ) -> Actor:
        moment = self._moment(story, hours)
        if name:
            return self._acting(self.members[name], story, hours)
        if code_to:
            return code_holder(self.company, row=reference(code_to), now=moment)
        return stranger(self.company, now=moment)

    def _acting(self, member: Member, story: Story, hours: int) -> Actor:
        fresh = Member.objects.select_related("company", "unit").get(pk=member.pk)
        return member_actor(fresh, now=self._moment(story, hours))

    def _moment(self, story: Story, hours: int) -> datetime.datetime:
        """People report in the morning; and never later than now, whatever the story says."""
        local = self.now.astimezone(ZoneInfo(self.company.time_zone))
        day = local - datetime.timedelta(days=story.days_ago)
        morning = day.replace(hour=7, minute=42, second=0, microsecond=0)
        start = morning if story.days_ago else self.now - datetime.timedelta(hours=2)
        moment = start + datetime.timedelta(hours=hours)
        return min(moment.astimezone(datetime.UTC), self.now)
