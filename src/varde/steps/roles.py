"""The words that may stand in the who-column of a rules table.

Held roles are given to a person at a unit for a period; standing ones come with a row or
with the door somebody came in by. Sources: arbeidsmiljøloven chapters 2, 6, 7 and 8;
internkontrollforskriften § 4.
"""

from django.utils.translation import gettext_lazy as _

EMPLOYEE = "employee"
LEADER = "leader"
SAFETY_REPRESENTATIVE = "safety_representative"
HSE_ADVISER = "hse_adviser"
TOP_MANAGER = "top_manager"
UNION_REPRESENTATIVE = "union_representative"
OCCUPATIONAL_HEALTH = "occupational_health"
AUDITOR = "auditor"

HELD = {
    LEADER: _("Leader"),
    SAFETY_REPRESENTATIVE: _("Safety representative"),
    HSE_ADVISER: _("HSE adviser"),
    TOP_MANAGER: _("Top manager"),
    UNION_REPRESENTATIVE: _("Union representative"),
    OCCUPATIONAL_HEALTH: _("Occupational health service"),
    AUDITOR: _("Auditor"),
}

STRANGER = "stranger"
SYSTEM = "system"
REPORTER = "reporter"
HANDLER = "handler"
RESPONSIBLE = "responsible"
CONFIRMER = "confirmer"
AUTHOR = "author"
SELF = "self"

STANDING = {
    EMPLOYEE: _("Everyone who works here"),
    STRANGER: _("Anyone at the place"),
    SYSTEM: _("Varde itself"),
    REPORTER: _("The reporter"),
    HANDLER: _("The handler"),
    RESPONSIBLE: _("The responsible"),
    CONFIRMER: _("The one who confirms"),
    AUTHOR: _("The author"),
    SELF: _("The person themselves"),
}

LABELS = HELD | STANDING

# Who answers for how things go at a unit, and may decide about its cases.
MANAGERS = frozenset({LEADER, HSE_ADVISER, TOP_MANAGER})
# Who decides how the undertaking is set up: units, people, roles.
ADMINISTRATORS = frozenset({HSE_ADVISER, TOP_MANAGER})
# Who sees all cases of the units where the role is held: aml § 6-2 for the representative,
# aml § 3-3 for the occupational health service, which advises both parties under secrecy.
OVERSEERS = MANAGERS | {SAFETY_REPRESENTATIVE, OCCUPATIONAL_HEALTH, AUDITOR}
# Who sees the action plan. The union representative takes part in it, and reads the lessons
# (internkontrollforskriften § 4); no law opens the cases of persons to that role.
PLAN_READERS = OVERSEERS | {UNION_REPRESENTATIVE}
EVERYONE = frozenset({EMPLOYEE})
