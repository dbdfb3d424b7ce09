"""Every page fetched in a test is looked over: valid, labelled, one h1, nothing inline."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from html5lib.html5parser import ParseError
from pytest_django.fixtures import Settings

INPUTS = ("input", "select", "textarea")
UNSEEN = ("hidden", "submit", "button", "reset", "image")
POINTERS = ("aria-labelledby", "aria-describedby", "for", "popovertarget")


class CheckedClient(Client):
    """Django's test client, with eyes."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        if _is_page(response):
            look = check_part if request.get("HTTP_HX_REQUEST") == "true" else check
            place = f"{request.get('REQUEST_METHOD')} {request.get('PATH_INFO')}"
            look(response.content.decode(), place=place)
        return response


@pytest.fixture
def client() -> Client:
    """Instead of pytest-django's own."""
    return CheckedClient()


@pytest.fixture(autouse=True)
def _static_without_manifest(settings: Settings) -> None:
    """Names of static files as they are: tests collect none."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def _is_page(response: HttpResponseBase) -> bool:
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return html and not response.streaming and bool(getattr(response, "content", b""))


def check(html: str, *, place: str = "the page") -> None:
    """AssertionError with everything that is wrong with a whole page, and where."""
    parser = _parser()
    tree = _parsed(parser, parser.parse, html, place)
    _complain(place, *_anywhere(tree), *_whole(tree), *_pointers(tree))


def check_part(html: str, *, place: str = "the part") -> None:
    """The same for a piece htmx puts into a page: it may point at what is there already."""
    parser = _parser()
    _complain(place, *_anywhere(_parsed(parser, parser.parseFragment, html, place)))


def _complain(place: str, *faults: str) -> None:
    assert not faults, f"{place}:\n  " + "\n  ".join(faults)


def _parser() -> html5lib.HTMLParser:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)


def _parsed(
    parser: html5lib.HTMLParser, parse: Callable[[str], Element], html: str, place: str
) -> Element:
    try:
        return parse(html)
    except ParseError as wrong:
        line, column = parser.tokenizer.stream.position()
        words = f"{place}: not valid at line {line}, column {column}: {wrong}"
        raise AssertionError(words) from wrong


def _anywhere(tree: Element) -> Iterator[str]:
    yield from _inline(tree)
    yield from _identities(tree)
    yield from _names(tree)


def _whole(tree: Element) -> Iterator[str]:
    """What a whole page must have."""
    if not tree.get("lang"):
        yield "<html> says no language"
    titles = [_words(title) for title in tree.findall("./head/title")]
    if not any(titles):
        yield "no <title>"
    headings = [_words(heading) for heading in tree.iter("h1")]
    if len(headings) != 1:
        yield f"{len(headings)} h1, must be one: {headings}"
    if len(list(tree.iter("main"))) != 1:
        yield "must have one <main>"


def _inline(tree: Element) -> Iterator[str]:
    """The content security policy refuses all of these."""
    for element in _elements(tree):
        handlers = [name for name in element.attrib if name.startswith("on")]
        if handlers or "style" in element.attrib:
            yield f"inline {handlers or 'style'} on {_shown(element)}"
        if element.tag == "style" or (element.tag == "script" and not element.get("src")):
            yield f"inline <{element.tag}>"
        if element.get("href", "").startswith("javascript:"):
            yield f"script in the link {_shown(element)}"


def _identities(tree: Element) -> Iterator[str]:
    seen = Counter(_ids(tree))
    yield from (f"id {name!r} {count} times" for name, count in seen.items() if count > 1)


def _pointers(tree: Element) -> Iterator[str]:
    known = set(_ids(tree))
    for element in _elements(tree):
        for pointer in POINTERS:
            names = (element.get(pointer) or "").split()
            if any(name not in known for name in names):
                yield f"{pointer} points at nothing: {_shown(element)}"


def _ids(tree: Element) -> Iterator[str]:
    return (name for element in _elements(tree) if (name := element.get("id")))


def _names(tree: Element) -> Iterator[str]:
    """Everything that can be used or looked at says what it is."""
    labelled = {label.get("for") for label in tree.iter("label") if _words(label)}
    inside = {id(one) for label in tree.iter("label") if _words(label) for one in label.iter()}
    for element in _elements(tree):
        if element.get("aria-label") or element.get("aria-labelledby"):
            continue
        if _is_input(element) and element.get("id") not in labelled and id(element) not in inside:
            yield f"no label: {_shown(element)}"
        if element.tag in ("a", "button") and not _words(element):
            yield f"no words: {_shown(element)}"
        if element.tag == "img" and element.get("alt") is None:
            yield f"no alt: {_shown(element)}"


def _is_input(element: Element) -> bool:
    return element.tag in INPUTS and element.get("type") not in UNSEEN


def _elements(tree: Element) -> Iterator[Element]:
    return (element for element in tree.iter() if isinstance(element.tag, str))


def _words(element: Element) -> str:
    pictures = (img.get("alt", "") for img in element.iter("img"))
    return " ".join([*element.itertext(), *pictures]).strip()


def _shown(element: Element) -> str:
    attributes = " ".join(f'{name}="{value}"' for name, value in element.attrib.items())
    return f"<{element.tag} {attributes}>".replace(" >", ">")
