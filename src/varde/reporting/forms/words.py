"""Text as people type it: long, odd, and never cut off without a word."""

import re
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from varde.deviations.verbs.reporting import MOST_LETTERS
from varde.ui.fields import TextField
from varde.ui.forms import Form

# Neither a page, a sheet of paper nor a database takes these; nobody sees them go.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Typed(Form):
    """Whatever comes in, also what robots send."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(visible(data), *args, **kwargs)


class Said(TextField):
    """Several lines.

    A validator and not max_length: with that the browser would cut off what is pasted.
    """

    def __init__(self, *, longest: int = MOST_LETTERS, **kwargs: Any) -> None:
        super().__init__(required=False, validators=[MaxLengthValidator(longest)], **kwargs)


class Line(forms.CharField):
    """One line, likewise."""

    def __init__(self, *, longest: int = 200, **kwargs: Any) -> None:
        super().__init__(required=False, validators=[MaxLengthValidator(longest)], **kwargs)


def visible(data: Any) -> Any:
    """What was sent, without the characters that cannot be shown."""
    if data is None or not hasattr(data, "lists"):
        return data
    cleaned = data.copy()
    for name, values in data.lists():
        cleaned.setlist(name, [INVISIBLE.sub("", value) for value in values])
    return cleaned
