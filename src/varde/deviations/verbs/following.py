"""What the reporter does afterwards: answers, tells more, sends more pictures."""

from collections.abc import Sequence

from django.utils.translation import ngettext

from varde.audit import trail
from varde.conversations.models import Message
from varde.deviations.models import Deviation
from varde.deviations.verbs.triage import speak
from varde.files import verbs as files
from varde.files.cleaning import Cleaned
from varde.files.keeping import Kept
from varde.people.actors import Actor


def tell_more(
    deviation: Deviation, *, text: str, by: Actor, photos: Sequence[Cleaned | Kept] = ()
) -> Message:
    """Say something in the thread, send pictures, or both: one message in any case."""
    sent = ngettext("Sent %(n)d file.", "Sent %(n)d files.", len(photos)) % {"n": len(photos)}
    with trail.gathered():
        message = speak(deviation, text=text.strip() or (sent if photos else ""), by=by)
        for photo in photos:
            files.attach(deviation, photo, by=by)
    return message
