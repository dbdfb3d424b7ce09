"""What the gallery shows: every component, and the main screens with made-up content."""

import datetime
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from varde.ui.fields import DateField, FilesField, MomentField, TextField, YesNoField
from varde.ui.forms import Form
from varde.ui.shell import Group, Place, Shell

STAGES = ("Meldt", "Mottatt", "Vurderes", "Tiltak", "Effekt sjekkes", "Lukket")
STATES = (("Meldt", 0), ("Mottatt", 15), ("Vurderes", 35), ("Tiltak pågår", 60), ("Lukket", 100))
CASES = (
    ("Rekkverk mangler på stillas B, trapp 2", "Stillas B, meldt for 2 timer siden", 3, 0, 0),
    ("Kjemikalier uten merking i container 4", "Havnekvartalet, meldt 18. nov.", 2, 2, -2),
    ("Løfteredskap brukt uten gyldig kontroll", "Kran 1, meldt 4. nov.", 3, 3, -6),
    ("Søppel i rømningsvei mot sjøsiden", "Plan 2, meldt 20. nov.", 1, 3, 9),
    ("Nesten påkjørt av truck ved porten", "Port A, meldt 20. nov.", 2, 2, 12),
    ("Støv fra kapping trekker inn i spiserommet", "Brakkerigg, meldt 19. nov.", 0, 1, 20),
)


class Report(Form):
    """The page a worker opens from a poster."""

    text = TextField(
        label="Hva har skjedd, eller hva er galt?",
        help_text="Én setning er nok. Du kan også bare sende et bilde.",
    )
    picture = FilesField(label="Ta bilde", required=False, accept="image/*,application/pdf")
    danger = YesNoField(label="Er det farlig akkurat nå?", required=False)
    injury = YesNoField(label="Er noen skadet?", required=False)


class Measure(Form):
    """One of every kind of field."""

    title = forms.CharField(label="Hva skal gjøres?", max_length=40)
    details = TextField(label="Mer om det", required=False, help_text="Skriv så andre forstår.")
    due_date = DateField(label="Frist", help_text="For eksempel 23.11.2026")
    at = MomentField(label="Oppdaget", required=False)
    kind = forms.ChoiceField(
        label="Hva slags tiltak?", choices=[("a", "Fjern faren"), ("b", "Teknisk"), ("c", "Rutine")]
    )
    how = forms.ChoiceField(
        label="Hvem skal bekrefte?",
        widget=forms.RadioSelect,
        choices=[("one", "Verneombudet"), ("two", "Lederen")],
    )
    must = forms.BooleanField(label="Må være gjort før saken lukkes", required=False)
    evidence = FilesField(label="Bilder eller dokumenter", required=False)


class Note(Form):
    """The smallest form, sent by htmx."""

    text = forms.CharField(label="Hva er galt?")


def shell(request: HttpRequest) -> Shell:
    """Stands in for config.navigation in the gallery."""
    at = request.path
    day = [
        Place("Hjem", "/ui/galleri/home/", "House", 3, "home" in at),
        Place("Avvik", "/ui/galleri/register/", "ExclamationmarkTriangle", 0, "/r" in at),
        Place("Tiltak", "/ui/galleri/", "Tasklist", 2),
        Place("Vernerunder", "/ui/galleri/", "HikingTrailSign"),
    ]
    ours = [Place("§ 5-oversikt", "/ui/galleri/", "ClipboardCheckmark")]
    report = Place("Meld fra", "/ui/galleri/report/", "Megaphone")
    return Shell(
        company="Fjordbygg AS",
        home="/ui/galleri/home/",
        report=report,
        groups=(Group("", tuple(day)), Group("Systemet vårt", tuple(ours))),
        bottom=(*day[:2], report, day[2], Place("Meny", "/ui/galleri/menu/", "MenuHamburger")),
        search="/ui/galleri/",
        inbox=Place("Varsler, 4 nye", "/ui/galleri/", count=4),
        me=Place("Ingrid, min side", "/ui/galleri/"),
    )


def _days(away: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=away)


def _index(request: HttpRequest) -> dict[str, Any]:
    faulty = Measure({"title": "Rekkverk " * 9, "due_date": "31.02.2026"})
    return {"form": faulty, "stages": _stages(), "days": _days, "now": timezone.now()}


def _home(request: HttpRequest) -> dict[str, Any]:
    return {"days": _days}


def _case(request: HttpRequest) -> dict[str, Any]:
    now = timezone.now()
    lines = ["Aisha (verneombud) skrev i samtalen", "Ingrid tok imot saken", "Noen meldte fra"]
    events = [
        SimpleNamespace(at=now - datetime.timedelta(minutes=40 * n), words=words)
        for n, words in enumerate(lines)
    ]
    return {"stages": _stages(), "events": events, "days": _days, "now": now}


def _register(request: HttpRequest) -> dict[str, Any]:
    return {"cases": CASES, "states": STATES, "days": _days, "form": forms.Form()}


def _report(request: HttpRequest) -> dict[str, Any]:
    return {"form": Report(request.GET or None)}


def _receipt(request: HttpRequest) -> dict[str, Any]:
    return {"now": timezone.now(), "form": Report(), "stages": _stages()}


def _live(request: HttpRequest) -> dict[str, Any]:
    form = Note(request.POST if request.method == "POST" else None)
    return {"form": form, "said": form.cleaned_data["text"] if form.is_valid() else ""}


def _welcome(request: HttpRequest) -> dict[str, Any]:
    return {}


def _stages() -> list[dict[str, str]]:
    places = ("done", "done", "now", "", "", "")
    notes = ("i dag 07.42", "i dag 08.15", "nå", "", "", "")
    words = zip(STAGES, places, notes, strict=True)
    return [{"word": word, "place": place, "note": note} for word, place, note in words]


EXHIBITS: dict[str, Callable[[HttpRequest], dict[str, Any]]] = {
    "index": _index,
    "home": _home,
    "case": _case,
    "register": _register,
    "report": _report,
    "receipt": _receipt,
    "welcome": _welcome,
    "live": _live,
    "menu": _welcome,
    "overview": _welcome,
}
