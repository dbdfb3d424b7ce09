"""What the reporter does: say it, add to it, take it back."""

import datetime
from collections.abc import Sequence

from django.db import IntegrityError
from django.utils.translation import gettext as _

from varde.audit import trail
from varde.deviations import receipts, rules
from varde.deviations.models import DAYS_TO_ANSWER, Deviation
from varde.deviations.words import Source
from varde.files import keeping
from varde.files import verbs as files
from varde.files.cleaning import Cleaned
from varde.files.keeping import Kept
from varde.foundation.refusals import Refused
from varde.organisation import numbering
from varde.organisation.models import Unit, Workplace
from varde.people.actors import Actor
from varde.people.line import receiver

MOST_LETTERS = 10_000


def report(
    *,
    token: str,
    unit: Unit,
    by: Actor,
    text: str = "",
    photos: Sequence[Cleaned | Kept] = (),
    workplace: Workplace | None = None,
    spot: str = "",
    is_dangerous_now: bool | None = None,
    anyone_hurt: bool | None = None,
    kind: str = "",
    proposal: str = "",
    immediate: str = "",
    happened_at: datetime.datetime | None = None,
    discovered_at: datetime.datetime | None = None,
    reporter_name: str = "",
    reporter_contact: str = "",
    on_behalf_of: str = "",
    language: str = "nb",
    source: str = Source.MEMBER,
) -> Deviation:
    """Tell the undertaking that something is wrong. One sentence or one photo is enough.

    `token` is the submission's secret, made where the form is: the same token is the same case.
    """
    if not text.strip() and not photos:
        raise Refused(_("Write what is wrong, or take a picture."))
    if len(text) > MOST_LETTERS:
        raise Refused(_("That is too long. Keep it under 10,000 characters."))
    deviation = Deviation(
        company=by.company,
        title=_title(text, workplace or unit),
        text=text,
        unit=unit,
        workplace=workplace,
        spot=spot,
        is_dangerous_now=is_dangerous_now,
        anyone_hurt=anyone_hurt,
        kind=kind,
        proposal=proposal,
        immediate=immediate,
        happened_at=happened_at,
        discovered_at=discovered_at or happened_at or by.now,
        reported_at=by.now,
        reporter=by.member,
        reporter_name=reporter_name,
        reporter_contact=reporter_contact,
        on_behalf_of=on_behalf_of,
        language=language,
        source=source,
    )
    return _send(deviation, token=token, photos=photos, by=by)


def amend(deviation: Deviation, *, text: str, proposal: str, by: Actor) -> None:
    """Correct or add to what was said. The trail keeps what it was."""
    with rules.AMEND.taken(deviation, by=by):
        if not text.strip():
            raise Refused(_("Write what is wrong, or take a picture."))
        deviation.text, deviation.proposal = text, proposal
        deviation.title = _title(text, deviation.workplace or deviation.unit)


def withdraw(deviation: Deviation, *, by: Actor) -> None:
    """Take the report back, as long as nobody has begun to work on it."""
    with rules.WITHDRAW.taken(deviation, by=by):
        pass


def bring_back(deviation: Deviation, *, by: Actor) -> None:
    """It stands after all."""
    with rules.BRING_BACK.taken(deviation, by=by):
        pass


def _send(
    deviation: Deviation, *, token: str, photos: Sequence[Cleaned | Kept], by: Actor
) -> Deviation:
    deviation.submission = receipts.submission_digest(token)
    deviation.code = receipts.digest(receipts.code_for(token))
    try:
        return _register(deviation, photos=photos, by=by)
    except IntegrityError:
        # The same form, sent again: the first one stands.
        sent = Deviation.objects.filter(company=by.company).sent_as([deviation.submission])
        return sent.get()


def _register(deviation: Deviation, *, photos: Sequence[Cleaned | Kept], by: Actor) -> Deviation:
    """Number it, give it to whoever answers for the unit, and keep the photos with it."""
    deviation.handler, deviation.handler_for = receiver(deviation.unit, on=by.today)
    days = 0 if deviation.is_dangerous_now else DAYS_TO_ANSWER
    deviation.due_date = by.today + datetime.timedelta(days=days)
    kept = [one if isinstance(one, Kept) else keeping.keep(one) for one in photos]
    with trail.gathered():
        deviation.year = by.today.year
        deviation.serial = numbering.take(by.company, kind="deviation", year=deviation.year)
        rules.REPORT.create(deviation, by=by)
        for photo in kept:
            files.attach(deviation, photo, by=by)
    return deviation


def _title(text: str, place: Unit | Workplace) -> str:
    """The first sentence, or what the picture is of."""
    line = " ".join(text.split())
    if not line:
        return _("Picture from %(place)s") % {"place": place.name}
    ends = [at for mark in (". ", "! ", "? ") if (at := line.find(mark)) > 0]
    sentence = line[: min(ends) + 1] if ends else line
    return sentence.rstrip(".") if len(sentence) <= 100 else sentence[:97].rsplit(" ", 1)[0] + " …"
