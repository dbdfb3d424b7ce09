"""Forgetting a person who has left: what is known of them goes, what they did stays."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from varde.audit import forgetting, trail
from varde.audit.models import Event
from varde.foundation.references import reference
from varde.mail import verbs as mail
from varde.organisation.names import sorting_key
from varde.people import rules
from varde.people.actors import Actor
from varde.people.models import Absence, Appointment, Employment, Invitation, Member, User


def forget(member: Member, *, by: Actor) -> None:
    """Erase name, contact and login, and empty what the trail says of the person.

    Cases, measures and roles are kept without the name, and so is the trail of what the person
    did: it is how the undertaking shows what was done (internkontrollforskriften § 5). All else
    is kept no longer than it is needed (GDPR art. 5 no. 1 e, art. 17 no. 1 a and 3 b).
    """
    with trail.gathered():
        # Before the step reads the row, so that its own event never holds the name. If the step
        # refuses, all of this is undone.
        logins = list(accounts(member))
        forgetting.forget(said_of(member))
        _empty(member)
        with rules.FORGET.taken(member, by=by):
            pass
        for user in logins:
            user.delete()


def accounts(member: Member) -> QuerySet[User]:
    """The login that was given up with the leave, unless it is used in another undertaking."""
    told = said_of(member).filter(subject=reference(member)).values_list("changes", flat=True)
    keys = {key for changes in told for key in changes.get("user_id", []) if key}
    return User.objects.filter(pk__in=keys, memberships=None, is_staff=False)


def said_of(member: Member) -> QuerySet[Event]:
    """The trail of the person, and of how, when, as what and by which invitation they were here."""
    rows = [
        member,
        *Employment.objects.filter(member=member),
        *Appointment.objects.filter(member=member),
        *Absence.objects.filter(member=member),
        *Invitation.objects.filter(member=member),
    ]
    subjects = [reference(row) for row in rows]
    return Event.objects.filter(company_id=member.company_id, subject__in=subjects)


def _empty(member: Member) -> None:
    mail.mend(member.email)
    name = _("Forgotten person")
    known = {"email": "", "phone": "", "number": "", "birth_date": None}
    Member.objects.filter(pk=member.pk).update(name=name, sort_name=sorting_key(name), **known)
