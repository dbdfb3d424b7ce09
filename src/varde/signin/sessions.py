"""The session engine: Django's own, but whose session it is comes along with it."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from varde.foundation.questions import Given, Question
from varde.people.models import User
from varde.signin.models import Session


class SessionStore(db.SessionStore):
    """`user` is who was read along; whether they are signed in is asked of middleware.py."""

    user: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """One query, the same on every page."""
        found = _SESSION.ask(key=self.session_key, now=timezone.now())
        row: Session | None = found[0] if found else None
        self._session_key = self.session_key if row else None
        self.user = row.user if row else None
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        row.user_id = data.get(SESSION_KEY)
        return row


def _rows() -> Any:
    key, now = Given("key", CharField()), Given("now", DateTimeField())
    return Session.objects.select_related("user").filter(session_key=key, expire_date__gt=now)


_SESSION = Question(_rows)
