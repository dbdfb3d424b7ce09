"""The invented people of the demo undertakings: who they are, where they work, what they hold."""

from typing import NamedTuple

from varde.people.models import EmploymentForm as Form
from varde.steps import roles


class Person(NamedTuple):
    """One invented person. `agency` is the employer of someone hired in or on contract."""

    name: str
    unit: str
    role: str = ""
    form: str = Form.EMPLOYEE
    agency: str = ""
    signs_in: bool = True


class Place(NamedTuple):
    """A unit, the one it lies under, and the workplaces it has."""

    name: str
    under: str
    workplaces: tuple[str, ...] = ()


class Undertaking(NamedTuple):
    """Everything a demo starts from. The organisation number is one that nobody can have."""

    name: str
    industry_code: str
    places: tuple[Place, ...]
    people: tuple[Person, ...]


FJORDBYGG = Undertaking(
    "Fjordbygg AS",
    "41.200",
    (
        Place("Byggeplasser", "Fjordbygg AS"),
        Place("Havnekvartalet", "Byggeplasser", ("Stillas B", "Plan 2", "Brakkerigg", "Port A")),
        Place("Nordtomta", "Byggeplasser", ("Kran 1", "Grøft øst")),
        Place("Verkstedet", "Fjordbygg AS", ("Sveisehall", "Snekkerhall")),
        Place("Lageret", "Fjordbygg AS", ("Truckport", "Reolhall")),
        Place("Kontoret", "Fjordbygg AS"),
    ),
    (
        Person("Bjørn Fjord", "Fjordbygg AS", roles.TOP_MANAGER),
        Person("Hanne Lie", "Fjordbygg AS", roles.HSE_ADVISER),
        Person("Ingrid Solvang", "Havnekvartalet", roles.LEADER),
        Person("Aisha Rahman", "Havnekvartalet", roles.SAFETY_REPRESENTATIVE),
        Person("Tomasz Nowak", "Havnekvartalet"),
        Person("Jonas Vik", "Nordtomta", roles.LEADER),
        Person("Leila Haddad", "Verkstedet", roles.LEADER),
        Person("Ruth Moen", "Lageret", roles.LEADER),
        Person("Mads Eide", "Kontoret", roles.LEADER),
        Person("Arne Dahl", "Fjordbygg AS", roles.AUDITOR),
        Person("Sindre Aas", "Verkstedet", roles.SAFETY_REPRESENTATIVE),
        Person("Nora Bakke", "Havnekvartalet", form=Form.APPRENTICE),
        Person("Emil Strand", "Verkstedet", form=Form.APPRENTICE),
        Person("Oliver Hagen", "Havnekvartalet"),
        Person("Piotr Zielinski", "Havnekvartalet", form=Form.HIRED, agency="Byggvikar AS"),
        Person("Jurgis Petrauskas", "Nordtomta", form=Form.HIRED, agency="Byggvikar AS"),
        Person(
            "Stillasmester Lien",
            "Havnekvartalet",
            form=Form.CONTRACTOR,
            agency="Høyt Stillas AS",
            signs_in=False,
        ),
        Person("Ida Sæther", "Kontoret"),
        Person("Kristian Lund", "Kontoret"),
        Person("Vilde Myhre", "Lageret"),
        Person("Henrik Tveit", "Lageret", form=Form.TEMP),
        Person("Amina Yusuf", "Verkstedet"),
        Person("Olav Brekke", "Verkstedet"),
        Person("Geir Haugen", "Nordtomta"),
        Person("Marius Foss", "Nordtomta"),
        Person("Silje Ruud", "Havnekvartalet"),
        Person("Anders Holm", "Havnekvartalet"),
        Person("Trine Engen", "Kontoret"),
        Person("Sara Nilsen", "Verkstedet", form=Form.PUPIL, signs_in=False),
        Person("Ali Karimi", "Lageret", form=Form.PLACEMENT),
    ),
)

SALON = Undertaking(
    "Lillevik Frisør",
    "96.020",
    (Place("Salongen", "Lillevik Frisør", ("Bakrommet",)),),
    (
        Person("Marit Lillevik", "Lillevik Frisør", roles.TOP_MANAGER),
        Person("Sofie Berge", "Salongen", roles.SAFETY_REPRESENTATIVE),
        Person("Jenny Olsen", "Salongen", form=Form.APPRENTICE),
    ),
)

BY_SIZE = {3: SALON, 30: FJORDBYGG}
