"""The choices a deviation is described with. The reporter need not know any of them."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What it is, in the reporter's eyes: the four of the trade's textbook first (S55–S58)."""

    ROUTINE = "routine", _("A routine was not followed")
    EQUIPMENT = "equipment", _("Safety equipment is missing")
    INFORMATION = "information", _("Information is missing or wrong")
    FAULT = "fault", _("A visible fault or defect")
    NEAR_MISS = "near_miss", _("It nearly went wrong")
    ACCIDENT = "accident", _("An accident")
    IMPROVEMENT = "improvement", _("A proposal for improvement")
    GOOD = "good", _("A good observation")


class Nature(TextChoices):
    """Unwanted event or unmet requirement (S53); what is neither is handled here all the same."""

    EVENT = "event", _("An unwanted event")
    BREACH = "breach", _("A requirement is not met")
    BOTH = "both", _("Both an event and a breach")
    CONDITION = "condition", _("A condition that may become dangerous")
    SUGGESTION = "suggestion", _("A proposal")
    POSITIVE = "positive", _("Something good")


class Area(TextChoices):
    """Which part of health, environment and safety it is about (S62)."""

    PSYCHOSOCIAL = "psychosocial", _("Working together, workload and conflicts")
    VIOLENCE = "violence", _("Violence and threats")
    ERGONOMICS = "ergonomics", _("Heavy or strained work")
    INDOOR_CLIMATE = "indoor_climate", _("Air, light and temperature")
    NOISE = "noise", _("Noise and vibration")
    CHEMICAL = "chemical", _("Chemicals, dust and biology")
    MACHINES = "machines", _("Machines and tools")
    ELECTRICITY = "electricity", _("Electricity")
    FIRE = "fire", _("Fire and evacuation")
    TRAFFIC = "traffic", _("Traffic and transport")
    FALL = "fall", _("Falls and work at height")
    LONE_WORK = "lone_work", _("Lone work")
    ENVIRONMENT = "environment", _("External environment")
    QUALITY = "quality", _("Quality")
    PRIVACY = "privacy", _("Privacy and information security")
    FOOD = "food", _("Food safety")
    USERS = "users", _("Patients, pupils and users")
    BUILDING = "building", _("Buildings and operation")
    OTHER = "other", _("Something else")


# The letters of HMS, and what stands beside them. Every area stands in one.
PARTS: dict[str | Promise, tuple[Area, ...]] = {
    _("Health and working environment"): (
        *(Area.PSYCHOSOCIAL, Area.ERGONOMICS, Area.INDOOR_CLIMATE, Area.NOISE, Area.CHEMICAL),
        Area.LONE_WORK,
    ),
    _("External environment"): (Area.ENVIRONMENT,),
    _("Safety"): (
        *(Area.VIOLENCE, Area.MACHINES, Area.ELECTRICITY, Area.FIRE, Area.TRAFFIC, Area.FALL),
        Area.BUILDING,
    ),
    _("Quality and all else"): (*(Area.QUALITY, Area.PRIVACY, Area.FOOD, Area.USERS, Area.OTHER),),
}


class Severity(IntegerChoices):
    """Three steps. Actual and potential are two facts: a near miss may have been fatal."""

    MINOR = 1, _("Minor")
    SERIOUS = 2, _("Serious")
    VERY_SERIOUS = 3, _("Very serious")


class Hit(TextChoices):
    """What the consequence fell on, or could have (S04)."""

    PEOPLE = "people", _("Life and health")
    ENVIRONMENT = "environment", _("The environment")
    PROPERTY = "property", _("Property and equipment")
    REPUTATION = "reputation", _("Trust and reputation")


class Method(TextChoices):
    """How the cause was found. Depth follows severity."""

    NONE = "none", _("No analysis needed")
    PLAIN = "plain", _("In plain words")
    FIVE_WHYS = "five_whys", _("Five whys")
    FISHBONE = "fishbone", _("Fishbone")
    MTO = "mto", _("Human, technology, organisation")


class Source(TextChoices):
    """Which way it came in."""

    MEMBER = "member", _("Reported by someone signed in")
    POSTER = "poster", _("Reported with a QR code")
    REGISTER = "register", _("Taken over from another register")


# What each way of analysing asks for, in order: (key, question).
QUESTIONS = {
    Method.NONE: [],
    Method.PLAIN: [],
    Method.FIVE_WHYS: [
        ("why1", _("Why did it happen?")),
        ("why2", _("Why was that so?")),
        ("why3", _("And why that?")),
        ("why4", _("What lies behind it?")),
        ("why5", _("What in how we work made it possible?")),
    ],
    Method.FISHBONE: [
        ("people", _("People: training, manning, time")),
        ("method", _("Method: routine, planning, order of work")),
        ("machine", _("Machine and equipment")),
        ("material", _("Material and substances")),
        ("environment", _("Surroundings: light, weather, space, noise")),
        ("management", _("Leadership: goals, priorities, follow-up")),
    ],
    Method.MTO: [
        ("human", _("Human: what did people see, know and manage?")),
        ("technology", _("Technology: equipment, barriers, signals")),
        ("organisation", _("Organisation: responsibility, routine, resources")),
    ],
}
