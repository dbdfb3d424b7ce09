"""Text as people type it: long, odd, and never cut off without a word."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from varde.deviations.verbs.reporting import MOST_LETTERS
from varde.ui.fields import TextField


class Said(TextField):
    """Several lines. What cannot be seen is taken away.

    A validator and not max_length: with that the browser would cut off what is pasted.
    """

    def __init__(self, *, longest: int = MOST_LETTERS, **kwargs: Any) -> None:
        super().__init__(required=False, validators=[MaxLengthValidator(longest)], **kwargs)

    def to_python(self, value: Any) -> str:
        return _visible(super().to_python(value))


class Line(forms.CharField):
    """One line, likewise."""

    def __init__(self, *, longest: int = 200, **kwargs: Any) -> None:
        super().__init__(required=False, validators=[MaxLengthValidator(longest)], **kwargs)

    def to_python(self, value: Any) -> str:
        return _visible(super().to_python(value))


def _visible(text: Any) -> str:
    """Without the character that no database keeps."""
    return str(text).replace("\x00", "").strip()
