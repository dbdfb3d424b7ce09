"""Fields that take what people type: Norwegian dates, yes and no, several files."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from varde.ui import dates

DATES = ["%d.%m.%Y", "%d.%m.%y", "%d. %m. %Y", "%Y-%m-%d", "%d/%m/%Y"]
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H.%M", "%d.%m.%Y %H:%M"]
YES, NO = "yes", "no"


class DateField(forms.DateField):
    """23.11.2026, 23.11.26 or 2026-11-23, never month first; or «i morgen» and «fredag»."""

    default_error_messages = {
        "invalid": _("That date does not exist. Write it like this: 23.11.2026")
    }

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"data-width": "date", "inputmode": "text", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.DateInput(format="%d.%m.%Y", attrs=attrs))
        super().__init__(input_formats=DATES, **kwargs)

    def to_python(self, value: Any) -> datetime.date | None:
        return (dates.said(value) if isinstance(value, str) else None) or super().to_python(value)


class ComingDateField(DateField):
    """Today or a day to come."""

    default_error_messages = {"past": _("That day has passed. Choose today or a later day.")}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value < timezone.localdate():
            raise ValidationError(self.error_messages["past"], code="past")


class MomentWidget(forms.DateTimeInput):
    """The telephone's own picker for day and time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs={"data-width": "date"})


class MomentField(forms.DateTimeField):
    """A day and a time, in the time zone of the undertaking."""

    default_error_messages = {
        "invalid": _("That time does not exist. Write it like this: 23.11.2026 07.30")
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", MomentWidget())
        super().__init__(input_formats=MOMENTS, **kwargs)


class TextField(forms.CharField):
    """Several lines of text, as many as are needed."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "cols": None}))
        super().__init__(**kwargs)


class YesNo(forms.RadioSelect):
    """Two big buttons; the component ui.yesno draws them."""


class YesNoField(forms.TypedChoiceField):
    """True, False, or None when nobody answered."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[(NO, _("No")), (YES, _("Yes"))],
            coerce=lambda typed: typed == YES,
            empty_value=None,
            widget=YesNo(),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """An initial True or False chooses its button."""
        return {True: YES, False: NO}.get(value, value)


class File(forms.FileInput):
    """One file."""


class Files(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of uploaded files, empty when none was chosen."""

    def __init__(self, *, accept: str = "", **kwargs: Any) -> None:
        attrs = {"accept": accept} if accept else {}
        kwargs.setdefault("widget", Files(attrs={**attrs, "multiple": True}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        chosen = [one for one in data or [] if one]
        if not chosen:
            super().clean(None, initial)
        return [super(FilesField, self).clean(one, initial) for one in chosen]


class FileField(forms.FileField):
    """One uploaded file, or None."""

    def __init__(self, *, accept: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", File(attrs={"accept": accept} if accept else {}))
        super().__init__(**kwargs)
