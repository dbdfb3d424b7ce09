"""The case on paper: what is on the screen, for the file, the inspector or the meeting."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from varde.audit import anchors
from varde.conversations.threads import transcript
from varde.deviations import stages, trail_words
from varde.deviations.models import Deviation
from varde.deviations.words import QUESTIONS, Method, Severity
from varde.files import storage
from varde.files.models import Attachment
from varde.foundation.references import reference
from varde.measures.models import Measure
from varde.measures.words import standing
from varde.people.actors import Actor
from varde.printing import press
from varde.printing.sheets import Case, Photo
from varde.steps.roles import REPORTER
from varde.ui import dates

# The press knows six discs, from dotted to ticked, and a slash.
DISCS = {0: 0, 15: 1, 35: 2, 60: 3, 85: 4, 100: 5}
MOST_PICTURES = 12


def pdf(case: Deviation, actor: Actor) -> bytes:
    """The case as a PDF, with what this reader may see and nothing else."""
    pictures = _pictures(case)
    return press.pdf("case", _sheet(case, actor, list(pictures)), pictures=pictures)


def _sheet(case: Deviation, actor: Actor, pictures: list[str]) -> Case:
    measures = list(case.measures().visible_to(actor).with_people().order_by("due_date", "pk"))
    disc = stages.DISCS[case.state]
    word = Severity(case.severity).label if case.severity else _("Not assessed")
    sections = [
        *_texts(case),
        _measures(measures),
        _text(_("Why there is no preventive measure"), case.no_prevention_because),
        _effect(case),
        _text(_("This came of it"), case.conclusion),
        _reporters_word(case),
        _talk(case, actor),
        _photos(pictures),
        _trail(case, measures, actor),
    ]
    return Case(
        lang=get_language() or "nb",
        title=f"{case.number} {case.title}",
        undertaking=case.company.name,
        reference=case.number,
        printed=_("Printed %(day)s") % {"day": dates.whole_date(actor.today)},
        proof=_proof(case, actor),
        words={"page": _("Page {page} of {pages}")},
        heading=case.title,
        severity={"stones": case.severity, "word": str(word)},
        state={
            "disc": DISCS[disc] if isinstance(disc, int) else "rejected",
            "word": case.state_label,
        },
        facts=[(term, str(value)) for term, value in _facts(case) if value],
        sections=[section for section in sections if section],
    )


def _proof(case: Deviation, actor: Actor) -> str:
    """How far the trail had come: whoever keeps the paper can prove it was not changed since."""
    head = anchors.on_paper(case.company_id)
    number, _colon, mark = head.partition(":")
    words = _("The trail had %(number)s events on %(day)s. Its mark, to be checked later: %(head)s")
    day = dates.whole_date(actor.today)
    return words % {"number": number, "day": day, "head": f"{number}:{mark}"} if head else ""


def _facts(case: Deviation) -> list[tuple[str, Any]]:
    place = case.workplace.name if case.workplace else ""
    return [
        (_("Place"), ", ".join(filter(None, [case.spot, place, case.unit.name]))),
        (_("Discovered"), dates.whole_moment(case.discovered_at)),
        (_("Reported"), dates.whole_moment(case.reported_at)),
        (_("Handler"), case.handler.name if case.handler else ""),
        (_("Due"), dates.whole_date(case.due_date) if case.due_date and case.is_open else ""),
        (_("What it is about"), case.get_area_display()),
        (_("Kind"), case.get_kind_display()),
        (_("Rule or routine"), case.breached),
        (_("How it went"), case.get_actual_display() if case.actual else ""),
        (_("Could have been"), case.get_potential_display() if case.potential else ""),
        (_("What was or could be hit"), ", ".join(str(one.label) for one in case.hit)),
        (_("Closed"), dates.whole_moment(case.closed_at) if case.closed_at else ""),
    ]


def _texts(case: Deviation) -> list[Any]:
    asked = QUESTIONS[Method(case.method)] if case.method else []
    analysis = [f"{words} {case.analysis[key]}" for key, words in asked if key in case.analysis]
    texts = [
        (_("What happened?"), case.text),
        (_("What the reporter proposes"), case.proposal),
        (_("Done at once"), case.immediate),
        (_("Cause"), case.cause),
    ]
    told = [_text(heading, text) for heading, text in texts]
    steps = {"kind": "steps", "heading": _("How the cause was found"), "items": analysis}
    return [*told, steps if analysis else None]


def _effect(case: Deviation) -> Any:
    """When it is to be looked at, and what was seen: the check itself, not only its note."""
    known = {True: _("Yes, it helped"), False: _("No, more must be done")}
    answer = known[case.effect_helped] if case.effect_helped is not None else ""
    day = dates.whole_date(case.effect_date) if case.effect_date else ""
    when = _("To be checked %(day)s.") % {"day": day} if day and not answer else ""
    told = [f"{answer}." if answer else when, case.effect_note.strip()]
    return _text(_("Did it help?"), "\n".join(filter(None, told)))


def _reporters_word(case: Deviation) -> Any:
    known = {
        True: _("The reporter says: it helped"),
        False: _("The reporter says: it did not help"),
    }
    answer = f"{known[case.helped]}." if case.helped is not None else ""
    told = "\n".join(filter(None, [answer, case.helped_note.strip()]))
    return _text(_("The reporter's answer"), told)


def _talk(case: Deviation, actor: Actor) -> Any:
    """What was said to and by the reporter. Notes among those inside stay inside."""
    said = transcript(case, actor, unnamed=(REPORTER,))
    rows = [[dates.whole_moment(at), who, text] for at, who, text in said]
    columns = [_("When"), _("Who"), _("What was said")]
    table = {"kind": "table", "heading": _("Conversation"), "columns": columns, "rows": rows}
    return table | {"widths": [1.5, 1.5, 3]} if rows else None


def _text(heading: str, text: str) -> Any:
    return {"kind": "text", "heading": heading, "text": text} if text.strip() else None


def _measures(measures: list[Measure]) -> Any:
    rows = [
        [one.title, one.responsible.name, dates.whole_date(one.due_date), _how_it_stands(one)]
        for one in measures
    ]
    columns = [_("What"), _("Who"), _("Due"), _("State")]
    widths = [3, 2, 1.5, 2]
    table = {"kind": "table", "heading": _("Measures"), "columns": columns, "rows": rows}
    return table | {"widths": widths} if rows else None


def _how_it_stands(measure: Measure) -> str:
    """The word, the day it was done, and what was done."""
    word = str(standing(measure)[0])
    done = f"{word}, {dates.whole_date(measure.done_date)}" if measure.done_date else word
    return "\n".join(filter(None, [done, measure.done_note or measure.cancelled_because]))


def _trail(case: Deviation, measures: list[Measure], actor: Actor) -> Any:
    files = Attachment.objects.of(case)
    events = trail_words.events_about(case, map(reference, [*measures, *files]))
    rows = [
        [dates.whole_moment(line.at), " – ".join(filter(None, [line.words, line.note]))]
        for line in trail_words.lines(events, case, actor, reporter=_("The reporter"))
    ]
    columns = [_("When"), _("What happened")]
    table = {"kind": "table", "heading": _("Trail"), "columns": columns, "rows": rows}
    return table | {"widths": [1.5, 4]} if rows else None


def _pictures(case: Deviation) -> dict[str, bytes]:
    rows = Attachment.objects.of(case).kept().in_order()
    shown = [row for row in rows if row.is_picture()][:MOST_PICTURES]
    return {f"{row.pk}.jpg": storage.fetch(row.sha256).read() for row in shown}


def _photos(names: list[str]) -> Any:
    words = [_("Picture %(number)s") % {"number": place} for place in range(1, len(names) + 1)]
    photos = [
        Photo(picture=name, shows=said, caption=said)
        for name, said in zip(names, words, strict=True)
    ]
    return {"kind": "photos", "heading": _("Pictures"), "photos": photos} if photos else None
