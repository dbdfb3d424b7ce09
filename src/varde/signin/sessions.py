"""The session engine: Django's own, but whose session it is comes along with it."""

from functools import cache
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from varde.organisation.prepared import Given, Prepared, columns_of, row_of
from varde.people.models import User
from varde.signin.models import Session

SESSION, USER = columns_of(Session), columns_of(User, "user")


class SessionStore(db.SessionStore):
    """`user` is who was read along; whether they are signed in is asked of middleware.py."""

    user: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """One query, the same on every page."""
        found = _question().ask(key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
            return None
        (values,) = found
        row = row_of(Session, values[: len(SESSION)])
        self.user = row_of(User, values[len(SESSION) :]) if row.user_id else None
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        row.user_id = data.get(SESSION_KEY)
        return row


@cache
def _question() -> Prepared:
    key, now = Given("key", CharField()), Given("now", DateTimeField())
    rows = Session.objects.filter(session_key=key, expire_date__gt=now)
    return Prepared(rows.values_list(*SESSION, *USER))
