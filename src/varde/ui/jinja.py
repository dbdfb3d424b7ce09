"""The Jinja2 environment of every page: words, dates, icons, addresses and the components."""

import uuid
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from varde.ui import dates, numbers
from varde.ui.components import Components
from varde.ui.icons import icon

# Stands in an address for the row it is about, until that is known.
ANY_ROW = uuid.UUID(int=0)

FILTERS = {
    "clock": dates.clock,
    "date": dates.date,
    "day": dates.day,
    "due": dates.due,
    "long_day": dates.long_day,
    "machine": dates.machine,
    "moment": dates.moment,
    "month": dates.month,
    "number": numbers.number,
    "since": dates.since,
    "size": numbers.size,
    "spelled": numbers.spelled,
    "stamp": dates.stamp,
    "upfirst": numbers.upfirst,
    "weekday": dates.weekday,
    "whole_date": dates.whole_date,
}


def environment(**options: Any) -> Environment:
    """Named in settings.TEMPLATES. A word the template does not know is an error, not a gap."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(extensions=["jinja2.ext.i18n"], **options)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.filters.update(FILTERS)
    made.globals.update(
        {"static": static, "url": url, "here": here, "icon": icon, "ui": Components(made)}
    )
    return made


def url(name: str, /, *args: object, **kwargs: object) -> str:
    """`url("deviations:detail", company=…, pk=…)`."""
    return reverse(name, args=args, kwargs=kwargs)


@pass_context
def here(context: Context, name: str, /, **kwargs: object) -> str:
    """An address inside the undertaking the reader is in: `here("deviations:detail", pk=…)`."""
    company = context["actor"].company.slug
    if kwargs.keys() == {"pk"} and isinstance(kwargs["pk"], uuid.UUID):
        made = _address(name, company, get_script_prefix(), pk=ANY_ROW)
        return made.replace(str(ANY_ROW), str(kwargs["pk"]))
    if not kwargs:
        return _address(name, company, get_script_prefix())
    return reverse(name, kwargs={"company": company, **kwargs})


@lru_cache(maxsize=4096)  # to look through all there are costs more than the line it stands in
def _address(name: str, company: str, prefix: str, **kwargs: object) -> str:
    return reverse(name, kwargs={"company": company, **kwargs})
