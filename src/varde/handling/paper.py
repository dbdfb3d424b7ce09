"""The case on paper: what is on the screen, for the file, the inspector or the meeting."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
        *_ends(case),
        _photos(pictures),
        _trail(case, measures, actor),
    ]
    return Case(
        lang=get_language() or "nb",
        title=f"{case.number} {case.title}",
        undertaking=case.company.name,
        reference=case.number,
        printed=_("Printed %(day)s") % {"day": dates.date(actor.today)},
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


def _facts(case: Deviation) -> list[tuple[str, Any]]:
    place = case.workplace.name if case.workplace else ""
    return [
        (_("Place"), ", ".join(filter(None, [case.spot, place, case.unit.name]))),
        (_("Discovered"), dates.moment(case.discovered_at)),
        (_("Reported"), dates.moment(case.reported_at)),
        (_("Handler"), case.handler.name if case.handler else ""),
        (_("Due"), dates.date(case.due_date) if case.due_date and case.is_open else ""),
        (_("What it is about"), case.get_area_display()),
        (_("Kind"), case.get_kind_display()),
        (_("Rule or routine"), case.breached),
        (_("How it went"), case.get_actual_display() if case.actual else ""),
        (_("Could have been"), case.get_potential_display() if case.potential else ""),
        (_("What was or could be hit"), ", ".join(str(one.label) for one in case.hit)),
        (_("Closed"), dates.moment(case.closed_at) if case.closed_at else ""),
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


def _ends(case: Deviation) -> list[Any]:
    ends = [(_("Did it help?"), case.effect_note), (_("This came of it"), case.conclusion)]
    return [_text(heading, text) for heading, text in ends]


def _text(heading: str, text: str) -> Any:
    return {"kind": "text", "heading": heading, "text": text} if text.strip() else None


def _measures(measures: list[Measure]) -> Any:
    rows = [
        [one.title, one.responsible.name, dates.date(one.due_date), str(standing(one)[0])]
        for one in measures
    ]
    columns = [_("What"), _("Who"), _("When"), _("State")]
    widths = [3, 2, 1.5, 2]
    table = {"kind": "table", "heading": _("Measures"), "columns": columns, "rows": rows}
    return table | {"widths": widths} if rows else None


def _trail(case: Deviation, measures: list[Measure], actor: Actor) -> Any:
    events = trail_words.events_about(case, map(reference, measures))
    rows = [
        [dates.stamp(line.at), " – ".join(filter(None, [line.words, line.note]))]
        for line in trail_words.lines(events, case, actor, reporter=_("The reporter"))
    ]
    columns = [_("When"), _("What happened")]
    table = {"kind": "table", "heading": _("Trail"), "columns": columns, "rows": rows}
    return table | {"widths": [1, 3]} if rows else None


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
