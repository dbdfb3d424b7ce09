"""The form every page uses: it checks what was typed, then carries out one verb."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django import forms
from django.forms.renderers import Jinja2
from django.template import engines
from django.utils.translation import gettext_lazy as _

from varde.foundation.refusals import Forbidden, Refused

# What is said instead of Django's own words: what to do, not what is invalid.
WORDS = {
    "required": _("This must be filled in."),
    "invalid_choice": _("Choose one of the lines in the list."),
    "max_length": _("Shorten this to %(limit_value)d characters. Now it is %(show_value)d."),
    "min_length": _("Write at least %(limit_value)d characters. Now it is %(show_value)d."),
    "max_value": _("Write %(limit_value)s or less."),
    "min_value": _("Write %(limit_value)s or more."),
    "null_characters_not_allowed": _("Take away the characters that cannot be seen."),
    "missing": _("The file did not arrive. Choose it again."),
    "empty": _("The file is empty. Choose another one."),
}
READY = "varde_ready"  # on a field that has its words and its looks
# Said by a validator and not by the field, so the field has no word to be replaced.
NO_EMAIL = _("That is no e-mail address. Write it like name@firm.no.")


class Renderer(Jinja2):
    """Settings name it: inputs come from Django, the field around them from our components."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def get_template(self, template_name: str) -> Any:
        """Ours from our own environment, where the components live."""
        if template_name.startswith("ui/"):
            return engines["jinja2"].get_template(template_name)
        return super().get_template(template_name)


class Form(forms.Form):
    """Plain fields, Norwegian words, and one door to the verb."""

    use_required_attribute = False  # we say what is missing ourselves, with everything kept
    result: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        _prepare(type(self))
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # some forms make fields of their own meanwhile
            if not hasattr(field, READY):
                _make_ready(field)

    def carries_out(self, verb: Callable[..., Any], *subject: Any, **who: Any) -> bool:
        """Run the verb with the typed values. A refusal becomes an error on the form."""
        if not self.is_valid():
            return False
        try:
            self.result = verb(*subject, **self.cleaned_data, **who)
        except Forbidden:
            raise
        except Refused as why:
            self.add_error(None, str(why))
            return False
        return True


@cache
def _prepare(form: type[Form]) -> None:
    """Once: each form has copies of the fields of its class."""
    for field in form.base_fields.values():
        _make_ready(field)


def _make_ready(field: forms.Field) -> None:
    _dress(field)
    _speak(field)
    setattr(field, READY, True)


def _dress(field: forms.Field) -> None:
    """Inputs look like inputs, also the small round and square ones."""
    field.widget.attrs.setdefault("class", "ds-input")


def _speak(field: forms.Field) -> None:
    """Our words, unless the form gave the field words of its own."""
    if isinstance(field, forms.EmailField):
        field.error_messages.setdefault("invalid", NO_EMAIL)
    default: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        default |= getattr(kind, "default_error_messages", {})
    for code, words in WORDS.items():
        if field.error_messages.get(code) is default.get(code):
            field.error_messages[code] = words
