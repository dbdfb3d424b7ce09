"""What happened in the demo undertakings: each story tells how far its case has come."""

from typing import NamedTuple

from varde.deviations.words import Area, Kind, Method, Nature


class Cause(NamedTuple):
    """Why it could happen, and how that was found."""

    text: str
    method: str = Method.PLAIN
    analysis: dict[str, str] = {}


class Todo(NamedTuple):
    """A measure: what, who, and how many days after the report it is due."""

    title: str
    who: str
    due: int
    control: str = ""
    done: int | None = None  # days after the report; None: not done yet


class Story(NamedTuple):
    """A case from the first words on. Empty fields: the case has not come that far."""

    days_ago: int
    unit: str
    text: str
    workplace: str = ""
    reporter: str = ""  # empty: without a name, from a poster
    danger: bool | None = None
    hurt: bool | None = None
    kind: str = ""
    received: bool = True
    actual: int = 0
    potential: int = 0
    area: str = ""
    nature: str = ""
    question: str = ""
    reply: str = ""
    cause: Cause | None = None
    todo: tuple[Todo, ...] = ()
    check_after: int | None = None  # days after the report the effect was, or will be, checked
    helped: bool | None = None
    closed: str = ""
    lesson: str = ""
    fixed_now: str = ""
    rejected: str = ""
    photo: bool = False


WHYS = {
    "why1": "Rekkverket ble tatt ned da vinduene kom inn.",
    "why2": "Det ble ikke satt opp igjen før helga.",
    "why3": "Ingen hadde ansvar for å sjekke stillaset etter varemottak.",
    "why4": "Sjekklista for varemottak sier ikke noe om stillas.",
    "why5": "Rutinen for stillas og rutinen for varemottak er laget hver for seg.",
}

FJORDBYGG = (
    Story(0, "Havnekvartalet", "Rekkverk mangler på stillas B, trapp 2. To mann gikk der i går uten sele.", "Stillas B", danger=True, hurt=False, received=False, photo=True),
    Story(1, "Havnekvartalet", "Støv fra kapping trekker inn i spiserommet.", "Brakkerigg", "Nora Bakke", danger=False, received=True),
    Story(2, "Lageret", "Vond lukt i garderoben. Flere har hatt hodepine.", "Reolhall", "", received=False),
    Story(3, "Havnekvartalet", "Nesten påkjørt av truck ved porten.", "Port A", "Tomasz Nowak", danger=False, kind=Kind.NEAR_MISS, actual=1, potential=3, area=Area.TRAFFIC, nature=Nature.EVENT, question="Takk for at du sa fra. Var det vår truck eller leverandørens?", reply="Leverandørens. Sjåføren så oss ikke for pallene."),
    Story(5, "Havnekvartalet", "Kjemikalier uten merking i container 4.", "Port A", "", kind=Kind.INFORMATION, actual=2, potential=2, area=Area.CHEMICAL, nature=Nature.BREACH, cause=Cause("Kjemikalier blir helt over på mindre kanner uten etikett.")),
    Story(19, "Nordtomta", "Løfteredskap brukt uten gyldig kontroll.", "Kran 1", "Geir Haugen", kind=Kind.EQUIPMENT, actual=2, potential=3, area=Area.MACHINES, nature=Nature.BREACH, cause=Cause("Stroppene er ikke i registeret vårt, så ingen følger med på datoen.", Method.MTO, {"organisation": "Ingen eier løfteredskapet på Nordtomta.", "technology": "Merkebrikkene er slitt og kan ikke leses."}), todo=(Todo("Ta stroppene ut av bruk", "Jonas Vik", 1, "eliminate", 1), Todo("Bestill sakkyndig kontroll av alt løfteredskap", "Marius Foss", 13, "organisational"))),
    Story(12, "Havnekvartalet", "Søppel i rømningsvei mot sjøsiden.", "Plan 2", "Silje Ruud", kind=Kind.ROUTINE, actual=1, potential=2, area=Area.FIRE, nature=Nature.BREACH, cause=Cause("Containeren er full hver torsdag, så søppel settes i gangen."), todo=(Todo("Tøm containeren to ganger i uka", "Ingrid Solvang", 14, "organisational"),)),
    Story(6, "Verkstedet", "Vernebriller brukes ikke ved vinkelsliper.", "Sveisehall", "Sindre Aas", kind=Kind.ROUTINE, actual=1, potential=2, area=Area.MACHINES, nature=Nature.BREACH, cause=Cause("Brillene dugger, og de nye ligger innelåst på kontoret."), todo=(Todo("Kjøp briller som ikke dugger", "Leila Haddad", 9, "ppe"), Todo("Heng opp stativ ved hver maskin", "Emil Strand", 12, "technical"))),
    Story(4, "Havnekvartalet", "Førstehjelpsskrinet er tomt for plaster.", "Brakkerigg", "Nora Bakke", kind=Kind.EQUIPMENT, fixed_now="Fylte på plaster og satte opp fast sjekk den første i måneden."),
    Story(10, "Havnekvartalet", "Skjøteledning med skadet isolasjon.", "Plan 2", "Anders Holm", kind=Kind.FAULT, actual=2, potential=2, area=Area.ELECTRICITY, nature=Nature.CONDITION, cause=Cause("Ledninger ligger i kjøreveien."), todo=(Todo("Kast ledningen", "Anders Holm", 0, "eliminate", 0), Todo("Heng opp ledningene i takkroker", "Oliver Hagen", 20, "technical"))),
    Story(8, "Lageret", "Forslag: egen hylle for stropper.", "Reolhall", "Vilde Myhre", kind=Kind.IMPROVEMENT, actual=1, potential=1, area=Area.ERGONOMICS, nature=Nature.SUGGESTION),
    Story(14, "Verkstedet", "Ny lærling fikk ikke opplæring i sag.", "Snekkerhall", "Emil Strand", kind=Kind.ROUTINE, actual=1, potential=3, area=Area.MACHINES, nature=Nature.BREACH, cause=Cause("Opplæringen ble gitt muntlig av en vikar.", Method.FIVE_WHYS, {"why1": "Faglig leder var syk.", "why2": "Ingen stedfortreder var valgt.", "why3": "Planen for nye lærlinger sier ikke hvem."}), todo=(Todo("Gi opplæring på sag og skriv den ned", "Leila Haddad", 3, "organisational", 2), Todo("Velg stedfortreder for faglig leder", "Leila Haddad", 21, "organisational"))),
    Story(40, "Lageret", "Brannslokker står gjemt bak paller.", "Reolhall", "Vilde Myhre", kind=Kind.FAULT, actual=1, potential=2, area=Area.FIRE, nature=Nature.BREACH, cause=Cause("Ingen merking på gulvet viser at plassen skal være fri."), todo=(Todo("Mal rød firkant på gulvet", "Ruth Moen", 10, "technical", 8),), check_after=45),
    Story(33, "Nordtomta", "Stein falt fra byggekran, ingen truffet.", "Kran 1", "Marius Foss", danger=True, hurt=False, kind=Kind.NEAR_MISS, actual=1, potential=3, area=Area.FALL, nature=Nature.EVENT, cause=Cause("Betongkubben var ikke tømt før løft.", Method.FISHBONE, {"method": "Kubben tømmes på slump.", "management": "Tidspress før støpen."}), todo=(Todo("Sperr av under løft", "Jonas Vik", 0, "organisational", 0), Todo("Krav om tømt kubbe i løfteplanen", "Jonas Vik", 10, "organisational", 9)), check_after=47),
    Story(30, "Havnekvartalet", "Mørkt i trappa til brakkeriggen.", "Brakkerigg", "Oliver Hagen", kind=Kind.FAULT, actual=1, potential=1, area=Area.FALL, nature=Nature.CONDITION, cause=Cause("Pæra var gått, og ingen visste hvem som skifter."), todo=(Todo("Skift pære og sett inn bevegelsesføler", "Tomasz Nowak", 4, "technical", 2),), closed="Lyset er skiftet og får bevegelsesføler.", helped=True, lesson="Lyset er skiftet og får bevegelsesføler."),
    Story(75, "Lageret", "Truck og gående i samme port.", "Truckport", "Vilde Myhre", kind=Kind.NEAR_MISS, actual=1, potential=2, area=Area.TRAFFIC, nature=Nature.EVENT, cause=Cause("Det fantes bare én port."), todo=(Todo("Egen dør for gående", "Ruth Moen", 14, "technical", 9),), check_after=50, closed="Gående har fått egen dør, med gul stripe fram til kontoret.", helped=True, lesson="Gående har fått egen dør, med gul stripe fram til kontoret."),
    Story(60, "Verkstedet", "Avsuget i sveisehallen virker dårlig.", "Sveisehall", "Amina Yusuf", kind=Kind.FAULT, actual=2, potential=2, area=Area.CHEMICAL, nature=Nature.CONDITION, cause=Cause("Filteret var ikke skiftet på to år."), todo=(Todo("Skift filter og sett opp fast bytte", "Leila Haddad", 14, "technical", 10),), check_after=55, closed="Nytt filter hver tredje måned. Målingen er god.", helped=True, lesson="Filteret byttes nå hver tredje måned, og datoen står på avsuget."),
    Story(52, "Kontoret", "Kaffemaskinen lekker på gulvet.", "", "Ida Sæther", kind=Kind.FAULT, fixed_now="Byttet slange. Gulvet er tørt."),
    Story(48, "Havnekvartalet", "Radioen spiller for høyt på brakka.", "Brakkerigg", "Piotr Zielinski", rejected="Dette ordner vi oss imellom på brakka, ikke som avvik. Si gjerne fra igjen hvis det ikke blir bedre."),
    Story(22, "Havnekvartalet", "Glatt gangvei når det fryser.", "Port A", "", kind=Kind.FAULT, actual=1, potential=2, area=Area.FALL, nature=Nature.CONDITION, cause=Cause("Strøsand står på lageret, ikke ved porten."), todo=(Todo("Sett ut kasse med strøsand", "Ingrid Solvang", 19, "organisational"),)),
    Story(27, "Havnekvartalet", "Snublet i kabel og slo kneet.", "Plan 2", "Anders Holm", danger=False, hurt=True, kind=Kind.ACCIDENT, actual=2, potential=2, area=Area.FALL, nature=Nature.EVENT, cause=Cause("Kablene ligger på gulvet fordi krokene er for høyt oppe."), todo=(Todo("Flytt krokene ned", "Oliver Hagen", 12, "technical", 11),), check_after=40),
    Story(95, "Havnekvartalet", "Rekkverk borte ved heis.", "Plan 2", "Silje Ruud", kind=Kind.EQUIPMENT, actual=1, potential=3, area=Area.FALL, nature=Nature.BREACH, cause=Cause("Rekkverk tas ned ved varemottak og blir ikke satt opp igjen.", Method.FIVE_WHYS, WHYS), todo=(Todo("Sett opp rekkverket", "Tomasz Nowak", 1, "technical", 0), Todo("Ta stillas inn i sjekklista for varemottak", "Ingrid Solvang", 20, "organisational", 18)), check_after=60, closed="Sjekklista er endret, og ingen rekkverk har manglet på en måned.", helped=True, lesson="Rekkverk er nå et eget punkt når varer tas imot."),
    Story(17, "Kontoret", "Godt: alle var ute på to minutter da alarmen gikk.", "", "Trine Engen", kind=Kind.GOOD, actual=1, potential=1, area=Area.FIRE, nature=Nature.POSITIVE, cause=Cause("Alle hadde øvd i september.", Method.NONE), closed="Vi øver på samme måte igjen i mars.", lesson="Øvelse hjelper: Kontoret var tomt på to minutter."),
)  # fmt: skip

SALON = (
    Story(1, "Salongen", "Hårfarge uten hansker i boksen ved vask.", "Bakrommet", "Jenny Olsen", kind=Kind.EQUIPMENT, received=False),
    Story(9, "Salongen", "Vond nakke etter lange dager med føn.", "", "Sofie Berge", actual=1, potential=2, area=Area.ERGONOMICS, nature=Nature.CONDITION, cause=Cause("Stolene kan ikke heves nok."), todo=(Todo("Prøv en stol som kan heves", "Marit Lillevik", 20, "technical"),)),
    Story(58, "Salongen", "Ledningen til hårføneren er slitt ved håndtaket.", "", "Sofie Berge", kind=Kind.FAULT, actual=1, potential=2, area=Area.ELECTRICITY, nature=Nature.CONDITION, cause=Cause("Ledningen vris rundt føneren når den henges opp."), todo=(Todo("Kjøp ny føner og heng den i krok", "Marit Lillevik", 5, "technical", 3),), check_after=30, closed="Fønerne henger i hver sin krok, og ingen ledning er slitt.", helped=True, lesson="Heng føneren i kroken med ledningen rett ned, så blir den ikke slitt."),
    Story(34, "Salongen", "Glatt gulv ved vasken.", "", "Jenny Olsen", kind=Kind.FAULT, fixed_now="La ned sklimatte ved vasken."),
)  # fmt: skip

BY_SIZE = {3: SALON, 30: FJORDBYGG}
