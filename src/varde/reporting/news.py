"""What just happened, for the next page: signed into its address. A stranger has no session."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext_lazy as _

from varde.files.cleaning import Refusal

FRESH = 15 * 60
HALF_A_DAY = 12 * 60 * 60
SALT = "varde.news"

SENT, ANSWERED, AMENDED, HELPED = "sent", "answered", "amended", "helped"
BACK, PICTURE_BACK = "back", "picture-back"
HERE = "here"
WORDS = {
    ANSWERED: _("What you wrote is sent."),
    AMENDED: _("The report is corrected."),
    BACK: _("The report stands again. The leader has it."),
    PICTURE_BACK: _("The picture is back."),
    HELPED: _("Thank you. The leader can read your answer."),
}


@dataclass(frozen=True)
class News:
    """What was done, and the files that could not be kept."""

    said: str
    lost: tuple[Refusal, ...] = ()

    @property
    def words(self) -> str:
        return str(WORDS.get(self.said, ""))


def sealed(said: str, *, about: str, lost: Sequence[Refusal] = ()) -> str:
    """The news as it stands in an address. Only whoever did the thing gets to see it."""
    told = [said, [[one.name[:40], one.why] for one in lost[:10]]]
    return signing.dumps(told, salt=f"{SALT}:{about}", compress=True)


def opened(seal: str, *, about: str, seconds: int = FRESH) -> News | None:
    """The news about this case, as long as it is news."""
    try:
        said, lost = signing.loads(seal, salt=f"{SALT}:{about}", max_age=seconds)
    except signing.BadSignature:
        return None
    return News(said, tuple(Refusal(name, why) for name, why in lost))


def has_been_here(seal: str, *, about: str) -> bool:
    """Whoever brings this had the right code not long ago: they need not be kept waiting."""
    return opened(seal, about=about, seconds=HALF_A_DAY) is not None
