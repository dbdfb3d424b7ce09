"""What a telephone sends of a report it has kept: the report, then its pictures one by one."""

import datetime
import hashlib
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from varde.files import keeping
from varde.files.cleaning import clean
from varde.files.keeping import Kept
from varde.foundation.refusals import OutOfReach, Refused
from varde.reporting import submissions
from varde.reporting.desks import Desk
from varde.reporting.forms.reporting import NOT_SAID, Report
from varde.reporting.forms.words import Typed
from varde.reporting.submissions import ByDevice, Submission


class Waited(Report):
    """The same form, by the telephone's own name for it: sent again is the same case."""

    not_said = (*NOT_SAID, "id", "shown_at")
    id = forms.UUIDField()
    shown_at = forms.IntegerField(min_value=0, max_value=2**33)

    @property
    def why(self) -> str:
        """All that is wrong, in one line."""
        named = [f"{self.fields[name].label or ''} {' '.join(said)}" for name, said in self._said()]
        return " ".join([*map(str, self.non_field_errors()), *named]).strip()

    def _said(self) -> list[tuple[str, list[str]]]:
        return [
            (name, [str(one) for one in said])
            for name, said in self.errors.items()
            if name in self.fields
        ]

    def _opened(self, token: str) -> Submission | None:
        """The form's own token says that the desk is open; the secret is the telephone's."""
        fresh = super()._opened(token)
        if fresh is None or self.errors:
            return None
        return ByDevice(secret_of(self.cleaned_data["id"], self.desk, self.reporter()), self._shown)

    def _must_say_something(self, words: str, kept: list[Kept]) -> None:
        """A picture alone that there was no room for waits on the telephone."""
        full = next((field.full for field in self._picture_fields() if field.full), None)
        if full and not words and not kept:
            raise full
        super()._must_say_something(words, kept)

    @property
    def _shown(self) -> datetime.datetime:
        """When the form was opened on the telephone, by its clock; never later than now."""
        typed = str(self.data.get("shown_at", ""))
        seconds = int(typed) if typed.isdecimal() and len(typed) < 11 else 0
        now = self.desk.by.now
        return min(datetime.datetime.fromtimestamp(seconds, datetime.UTC), now)

    def _past(self, moment: datetime.datetime | None) -> datetime.datetime | None:
        """A telephone's clock may be fast: what it calls now is not later than our now."""
        ahead = datetime.timedelta(hours=1)
        if moment and self.desk.by.now < moment < self.desk.by.now + ahead:
            return self.desk.by.now.replace(second=0, microsecond=0)
        return super()._past(moment)


class Photo(Typed):
    """One picture of a report that is here already."""

    id = forms.UUIDField()
    key = forms.UUIDField()
    without_name = forms.BooleanField(required=False)
    photo = forms.FileField(allow_empty_file=True)
    digest = ""

    def clean_photo(self) -> Kept:
        """Washed and on disk; its sender gets the digest of what arrived."""
        sent = self.cleaned_data["photo"]
        self.digest = hashlib.file_digest(sent.file, "sha256").hexdigest()
        try:
            return keeping.keep(clean(sent.file, sent.name))
        except OutOfReach:
            raise  # the telephone keeps it and sends it again
        except Refused as why:
            raise ValidationError(str(why)) from why

    @property
    def why(self) -> str:
        return " ".join(str(one) for said in self.errors.values() for one in said)

    def secret(self, desk: Desk) -> str:
        """Which report it belongs to."""
        nameless = self.cleaned_data["without_name"]
        return secret_of(
            self.cleaned_data["id"], desk, (desk.without_name() if nameless else desk).by
        )


def secret_of(name: uuid.UUID, desk: Desk, by: Any) -> str:
    """Nobody but the one who sent it finds it again by its name."""
    return submissions.named_by_device(name, desk.name, whose=by.reference)
