"""What a browser is remembered by, and who signed in there: both are read in one query."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from varde.people.models import User


class Session(AbstractBaseSession):
    """A session. The user is there only to be read along: what counts stands in the session."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore
