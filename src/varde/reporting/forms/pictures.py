"""Pictures that come along: the good ones are kept, and of the others it is said why not."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from varde.files import keeping
from varde.files.cleaning import Refusal, clean_all
from varde.files.forms import PhotosField, PhotosInput, Sent
from varde.files.keeping import Kept
from varde.foundation.refusals import OutOfReach


class Pictures(PhotosField):
    """One that cannot be kept is named afterwards, but never stops the words or the others."""

    lost: tuple[Refusal, ...] = ()
    full: OutOfReach | None = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Sent) -> list[Kept]:
        good = self.carry(value.notes)
        room = max(0, self.most - len(good))
        cleaned, lost = clean_all(value.uploads[:room])
        too_many = _("Ten is the most at once. Send the rest afterwards.")
        self.lost = (*lost, *(Refusal(one.name or "", too_many) for one in value.uploads[room:]))
        for one in cleaned:
            self._keep(one, good)
        self.widget.kept = tuple(good)
        return good

    def keep_open(self, data: Any, files: Any, name: str) -> None:
        """The form is shown again without being sent: what was chosen stays."""
        assert isinstance(self.widget, PhotosInput)
        self.clean(self.widget.value_from_datadict(data, files, name))

    def carry(self, notes: Iterable[str]) -> list[Kept]:
        """What came with the try before stays on the form."""
        good = [kept for note in notes if (kept := keeping.unseal(note))]
        self.widget.kept = tuple(good)
        return good

    def _keep(self, one: Any, good: list[Kept]) -> None:
        try:
            good.append(keeping.keep(one))
        except OutOfReach as full:
            self.full = full
            self.lost = (*self.lost, Refusal(one.name, str(full)))


class Camera(Pictures):
    """Opens the camera at once on a phone; elsewhere the files."""

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {"accept": "image/*", "capture": "environment", "multiple": True}


def fingerprint(kept: Iterable[Kept]) -> str:
    """The same pictures give the same answer, so that a report sent twice is known again."""
    return hashlib.sha256(" ".join(one.sha256 for one in kept).encode()).hexdigest()
