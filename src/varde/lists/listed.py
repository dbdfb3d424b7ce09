"""One list as this room needs to know it: its rows, its addresses, what can be done to several."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse
from django.utils.functional import Promise

from varde.lists.forms.deeds import DeedForm
from varde.organisation.models import OwnedQuerySet
from varde.people.actors import Actor


@dataclass(frozen=True)
class Deed:
    """Something that can be done to several rows at once, through the verb of each."""

    key: str
    label: Promise
    form: type[DeedForm]
    verb: Callable[..., object] = field(repr=False)
    # The same without what is to be typed: what it refuses now, it refuses afterwards.
    tries: Callable[[Any, Actor], object] = field(repr=False)


@dataclass(frozen=True)
class Listed:
    """A list. `space` names its addresses; `query` is what its address says, read once more."""

    key: str
    space: str
    index: str
    download: str
    heading: Promise
    rows: Callable[[Actor], OwnedQuerySet[Any]] = field(repr=False)
    query: Callable[[Mapping[str, str], Actor], str] = field(repr=False)
    step_back: Callable[..., object] = field(repr=False)
    said: Callable[[Any], str] = field(repr=False)
    deeds: Iterable[Deed] = field(repr=False, default=())

    def deed(self, key: str) -> Deed | None:
        return next((deed for deed in self.deeds if deed.key == key), None)

    def address(self, name: str, actor: Actor, *keys: Any) -> str:
        return reverse(f"{self.space}:{name}", args=[actor.company.slug, *keys])

    def back(self, query: str, actor: Actor) -> str:
        """The list as it was; nothing but a question can stand after the address."""
        asked = urlencode(parse_qsl(query.removeprefix("?")))
        return reverse(self.index, args=[actor.company.slug]) + (f"?{asked}" if asked else "")
