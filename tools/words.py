"""The words: what the code says in English, and what it is called in the other languages.

A language has a folder in locale/. Bokmål must be complete; the others may be on their way.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from tools.machine import PROJECT
from varde.config.console import say, stop

LOCALE = PROJECT / "locale"
SOURCE = PROJECT / "src/varde"
COMPLETE = "nb"
DJANGOS_OWN = ["gettext_lazy", "ngettext_lazy:1,2", "pgettext_lazy:1c,2", "npgettext_lazy:1c,2,3"]
GAP = re.compile(r"%\((\w+)\)[sdif]")

Words = str | list[str] | tuple[str, ...] | None


def write() -> None:
    """Take in new words and let go of old ones; what is translated stays."""
    template = extracted()
    for place in _places():
        catalog = opened(place)
        template.creation_date = catalog.creation_date
        catalog.update(template, no_fuzzy_matching=True)
        save(catalog, place)


def check() -> None:
    template = extracted()
    wrong = [line for place in _places() for line in _faults(place, template)]
    if wrong or not (LOCALE / COMPLETE).exists():
        told = "\n".join(wrong[:60])
        stop(
            f"{len(wrong)} ord må ses på (./varde check --write henter nye):\n{told}",
            f"{len(wrong)} words need a look (./varde check --write takes in new ones):\n{told}",
        )
    say("Bokmål er fullstendig.", "Bokmål is complete.")


def extracted() -> Catalog:
    """Everything in the code that a person may read."""
    with (PROJECT / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(DJANGOS_OWN)}
    template = Catalog(project="Varde", charset="utf-8")
    found = extract_from_dir(
        str(SOURCE), methods, options, keywords=keywords, directory_filter=_is_ours
    )
    for _file, _line, words, _comments, context in found:
        template.add(words, context=context)
    return template


def opened(place: Path) -> Catalog:
    language = place.parents[1].name
    if not place.exists():
        return Catalog(locale=language, project="Varde", charset="utf-8", fuzzy=False)
    with place.open("rb") as file:
        return read_po(file, locale=language)


def save(catalog: Catalog, place: Path) -> None:
    """Without file names and line numbers, so that only changed words show as changes."""
    with place.open("wb") as file:
        write_po(file, catalog, width=100, no_location=True, sort_output=True, ignore_obsolete=True)


def _places() -> list[Path]:
    return [folder / "django.po" for folder in sorted(LOCALE.glob("*/LC_MESSAGES"))]


def _is_ours(folder: str | Path) -> bool:
    return Path(folder).name not in {"node_modules", "__pycache__", "frontend", "build"}


def _faults(place: Path, template: Catalog) -> Iterator[str]:
    language = place.parents[1].name
    catalog = opened(place)
    wanted = {_key(message) for message in template if message.id}
    present = {_key(message): message for message in catalog if message.id}
    if language == COMPLETE:
        yield from (f"{language}: new: {key[0]!r}" for key in sorted(wanted - present.keys()))
    for key, message in present.items():
        if key not in wanted:
            yield f"{language}: no longer used: {key[0]!r}"
        elif message.fuzzy:
            yield f"{language}: unsure (fuzzy): {key[0]!r}"
        elif not _translated(message):
            if language == COMPLETE:
                yield f"{language}: not translated: {key[0]!r}"
        elif _gaps(message.id) != _gaps(message.string):
            yield f"{language}: not the same %(names)s: {key[0]!r}"


def _key(message: Message) -> tuple[str, str]:
    return _forms(message.id)[0], message.context or ""


def _translated(message: Message) -> bool:
    return all(_forms(message.string)) and bool(message.string)


def _gaps(words: Words) -> set[str]:
    return set(GAP.findall("\n".join(_forms(words))))


def _forms(words: Words) -> list[str]:
    """One for most, and one per number for what can be counted."""
    return [words] if isinstance(words, str) else list(words or ())


if __name__ == "__main__":
    write() if sys.argv[1:] == ["write"] else check()
