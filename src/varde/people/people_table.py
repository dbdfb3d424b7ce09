"""People in a table: what its columns may mean, and whom it would add."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from varde.organisation import imports
from varde.organisation import rules as organisation
from varde.organisation.models import Import, Unit
from varde.organisation.names import sorting_key
from varde.people.models import EmploymentForm, Member
from varde.tables.cells import is_nothing
from varde.tables.faults import Fault
from varde.tables.fields import Choice, Field, Takes, by_name
from varde.tables.mapping import Link, Mapping
from varde.tables.profiles import Column, profile
from varde.tables.proposing import linked
from varde.tables.records import Record

LONGEST = {"name": 200, "email": 254, "phone": 30, "number": 40, "agency": 200}

# Words payroll and staffing systems use.
FORMS = {
    EmploymentForm.EMPLOYEE: ("fast", "fast ansatt", "ansatt", "fast tilsett", "permanent"),
    EmploymentForm.TEMP: ("vikar", "midlertidig", "midlertidig ansatt", "mellombels", "temporary"),
    EmploymentForm.APPRENTICE: ("lærling", "lærekandidat"),
    EmploymentForm.HIRED: ("innleid", "innleigd", "innleie", "bemanning", "agency worker"),
    EmploymentForm.CONTRACTOR: ("selvstendig", "oppdragstaker", "konsulent", "entreprenør"),
    EmploymentForm.PUPIL: ("elev", "student"),
    EmploymentForm.PLACEMENT: ("praksis", "praksisplass", "arbeidstrening", "utplassert"),
}


@dataclass(eq=False)
class Planned:
    """One row that becomes a person, and how and when they work here where the row says so."""

    row: int
    name: str
    unit: Unit
    said: dict[str, str]
    form: str = ""
    start_date: datetime.date | None = None
    end_date: datetime.date | None = None


def fields() -> tuple[Field, ...]:
    forms = tuple(Choice(form.value, str(form.label), FORMS[form]) for form in EmploymentForm)
    line, day = Takes.LINE, Takes.DATE
    number = ("ansattnummer", "ansattnr", "tilsettnummer", "nr", "nummer", "id", "ressursnr")
    unit = ("enhet", "avdeling", "enhetsnr", "avdelingsnr", "arbeidssted", "eining", "department")
    start = ("startdato", "start", "ansatt fra", "ansatt dato", "fra dato", "fra", "from")
    end = ("sluttdato", "slutt", "ansatt til", "til dato", "siste dag", "til", "to")
    form = ("ansettelsesform", "ansettelsestype", "stillingstype", "tilsettingsform", "type")
    return (
        Field("number", _("Number"), line, number),
        Field("name", _("Name"), line, ("navn", "fullt navn", "namn", "ansatt", "full name")),
        Field("first_name", _("First name"), line, ("fornavn", "førenamn", "given name")),
        Field("last_name", _("Last name"), line, ("etternavn", "etternamn", "surname")),
        Field("email", _("E-mail"), line, ("e-post", "epost", "e-postadresse", "mail")),
        Field("phone", _("Phone"), line, ("telefon", "mobil", "mobiltelefon", "tlf")),
        Field("unit", _("Unit"), line, unit),
        Field("form", _("Employment form"), Takes.CHOICE, form, choices=forms),
        Field("start_date", _("First day"), day, start),
        Field("end_date", _("Last day"), day, end),
        Field("agency", _("Hired from"), line, ("bemanningsbyrå", "innleid fra", "byrå", "firma")),
    )


def seen(given: Import) -> list[Column]:
    """What each column seems to hold."""
    return profile(given.headings, (row[1] for row in given.rows))


def understood(given: Import, said: Sequence[Link]) -> Mapping:
    """The columns as decided, looked at anew where a column got another meaning."""
    known, before = by_name(fields()), Mapping.from_json(given.columns).links
    links = []
    for column, old, new in zip(seen(given), before, said, strict=True):
        link = old if old.field == new.field else Link(column.heading)
        if new.field and link is not old:
            link = linked(column, known[new.field])
        links.append(replace(link, form=new.form or link.form) if new.field else link)
    return Mapping(tuple(links))


def is_day(field: str) -> bool:
    return by_name(fields())[field].takes == Takes.DATE if field else False


def plan(given: Import, *, today: datetime.date) -> imports.Plan:
    """Who would be added; all that is wrong, by row and column."""
    asked = list(_asked_first(given))
    return imports.Plan([], 0, asked) if asked else _Planner(given, today).plan()


def _asked_first(given: Import) -> Iterator[Fault]:
    """What must be said of whole columns before any row can be read."""
    links = Mapping.from_json(given.columns).links
    mapped = {link.field for link in links}
    for place, link in enumerate(links):
        filled = any(len(row[1]) > place and row[1][place] for row in given.rows)
        if is_day(link.field) and not link.form and filled:
            say = _("Say below how the dates in this column are written.")
            yield Fault(0, link.column, "", say)
        if link.field in {"form", "agency", "end_date"} and "start_date" not in mapped:
            first = _("Say below which column holds the first day, or leave this one out.")
            yield Fault(0, link.column, "", first)


class _Planner:
    """The people and units that are known, and the rows of the table."""

    def __init__(self, given: Import, today: datetime.date) -> None:
        self.given, self.today = given, today
        self._know_units(list(Unit.objects.filter(company_id=given.company_id)))
        members = Member.objects.filter(company_id=given.company_id)
        known = list(members.values_list("number", "email"))
        self.numbers = {number for number, _email in known if number}
        self.emails: dict[str, str] = {email.lower(): number for number, email in known if email}
        self.read: dict[tuple[str, str], Planned] = {}
        self.faults: list[Fault] = []
        links = Mapping.from_json(given.columns).used
        self.columns = {link.field: link.column for link in links}

    def _know_units(self, units: list[Unit]) -> None:
        self.top = next(unit for unit in units if unit.depth == 1)
        stands = [unit for unit in units if unit.state == organisation.OPEN]
        times = Counter(unit.sort_name for unit in stands)
        self.units = {unit.sort_name: unit for unit in units if unit.state != organisation.OPEN}
        self.units |= {unit.sort_name: unit for unit in stands if times[unit.sort_name] == 1}
        self.units |= {sorting_key(unit.number): unit for unit in units if unit.number}

    def plan(self) -> imports.Plan:
        read = [self._entry(record) for record in imports.records(self.given, fields())]
        new = [entry for entry in read if entry and not self._stands(entry)]
        for entry in new:
            self._refuse_twice(entry)
        known = sum(entry is not None for entry in read) - len(new)
        return imports.Plan(new, known, self.faults)

    def _entry(self, record: Record) -> Planned | None:
        self.faults += record.faults
        values, broken = record.values, bool(record.faults)
        if broken and not values:
            return None
        said = {name: values.get(name, "") for name in LONGEST}
        both = f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()
        said["name"] = said["name"] or both
        said["email"] = said["email"].lower()
        self._refuse_nonsense(record.row, said)
        unit = self._unit(record.row, values.get("unit", ""))
        entry = Planned(record.row, said["name"], unit, said)
        if not broken and not self._stands(entry):
            self._employ(entry, record)
        return None if broken else entry

    def _refuse_nonsense(self, row: int, said: dict[str, str]) -> None:
        for name, most in LONGEST.items():
            if len(said[name]) > most:
                text = _("Shorten this to %(most)s characters.") % {"most": most}
                self._fault(row, name, said[name], text)
        if not said["name"]:
            self._fault(row, "name", "", _("This must be filled in."))
        if not said["number"] and not said["email"]:
            key = _("Give a number or an e-mail, so that we know the person again.")
            self._fault(row, "number" if "number" in self.columns else "email", said["name"], key)
        if said["email"] and not _is_email(said["email"]):
            self._fault(row, "email", said["email"], _("This is no e-mail address."))

    def _unit(self, row: int, said: str) -> Unit:
        """By number or name; those of whom nothing is said belong to the undertaking itself."""
        unit = self.units.get(sorting_key(said)) if said else self.top
        if unit is None:
            none = _("We find no unit with this number or name, or several of the same name.")
            self._fault(row, "unit", said, none)
        elif unit.state != organisation.OPEN:
            closed = _("%(unit)s is closed. Choose another.") % {"unit": unit}
            self._fault(row, "unit", said, closed)
        return unit or self.top

    def _stands(self, entry: Planned) -> bool:
        """Known by the number; by the e-mail when one of the two has no number."""
        number, theirs = entry.said["number"], self.emails.get(entry.said["email"])
        same_address = theirs is not None and not (number and theirs)
        return number in self.numbers or same_address

    def _refuse_twice(self, entry: Planned) -> None:
        """By the number; by the e-mail when one of the two has no number."""
        keys = [(name, entry.said[name]) for name in ("number", "email") if entry.said[name]]
        for name, key in keys:
            other = self.read.setdefault((name, key), entry)
            both = entry.said["number"] and other.said["number"]
            if other is not entry and (name == "number" or not both):
                twice = _("Row %(row)s says the same. Everybody stands once.")
                self._fault(entry.row, name, key, twice % {"row": other.row})
                return

    def _employ(self, entry: Planned, record: Record) -> None:
        """How and when they work here. Without a first day it is not said at all."""
        values, row = record.values, record.row
        entry.start_date, entry.end_date = _day(values, "start_date"), _day(values, "end_date")
        plain = EmploymentForm.HIRED if entry.said["agency"] else EmploymentForm.EMPLOYEE
        words = record.extra.get(self.columns.get("form", ""), "")
        words = "" if is_nothing(words) else words
        entry.form = values.get("form", "") or plain
        if words and "form" not in values:
            known = ", ".join(str(form.label) for form in EmploymentForm)
            unknown = _("We do not know this employment form. Write one of: %(known)s.")
            self._fault(row, "form", words, unknown % {"known": known})
        said = words or entry.said["agency"] or entry.end_date
        if said and not entry.start_date:
            self._fault(row, "start_date", "", _("Write the first day."))
        self._refuse_past(entry)

    def _refuse_past(self, entry: Planned) -> None:
        first, last = entry.start_date, entry.end_date
        if first and last and last < first:
            before = _("The last day is before the first. Choose a later day.")
            self._fault(entry.row, "end_date", str(last), before)
        elif last and last < self.today:
            over = _("This day has been. Take away the rows of those who have left.")
            self._fault(entry.row, "end_date", str(last), over)

    def _fault(self, row: int, name: str, value: str, message: str) -> None:
        self.faults.append(Fault(row, self.columns.get(name, ""), value, message))


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _day(values: dict[str, Any], name: str) -> datetime.date | None:
    said = values.get(name)
    return said.date() if isinstance(said, datetime.datetime) else said
