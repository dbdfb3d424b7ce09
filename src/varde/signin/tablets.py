"""A tablet many share: whoever signs in is signed out again when they walk away."""

import datetime
import re
from typing import Any

from django.conf import settings

ASKED, ANSWER = "tablet_asked", "tablet"  # on every page that signs somebody in
COOKIE = "varde_tablet"  # the answer for the next one who signs in here; says nothing of anybody
YEAR = 365 * 24 * 60 * 60
LEFT_ALONE = datetime.timedelta(minutes=3)

# Where somebody may report without being known: not even the minute is noted beside their name.
_UNSEEN = re.compile(r"/(m|svar)/|/[^/]+/meld/")
_SHARED, _SEEN = "shared_tablet", "shared_tablet_seen"
_HOUR = 60 * 60


def answer(request: Any) -> None:
    """Whoever signs in says whether many use this browser."""
    if ASKED in request.POST:
        request.session[_SHARED] = ANSWER in request.POST


def is_shared(session: Any) -> bool:
    return bool(session.get(_SHARED))


def remember(request: Any, response: Any) -> None:
    """The next person here finds the question answered as the last one did."""
    if is_shared(request.session):
        response.set_cookie(
            COOKIE,
            "1",
            max_age=YEAR,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
        )
    elif COOKIE in request.COOKIES:
        response.delete_cookie(COOKIE, samesite="Lax")


def may_be_noted(path: str) -> bool:
    return not _UNSEEN.match(path)


def touch(session: Any, *, now: datetime.datetime) -> None:
    """Somebody is here. What is never looked at again is thrown out within the hour."""
    session[_SEEN] = now.timestamp()
    session.set_expiry(_HOUR)


def is_left_alone(session: Any, *, now: datetime.datetime) -> bool:
    seen = session.get(_SEEN)
    return bool(seen) and now.timestamp() - seen > LEFT_ALONE.total_seconds()
