"""What each sheet wants to know. All words are for people to read, already in their language."""

from typing import Literal, NotRequired, TypedDict

from varde.printing.qr import Code


class Line(TypedDict):
    """A strong beginning and the rest, in a language of its own (nb, nn, en, pl …)."""

    lang: str
    first: str
    then: str


class Call(TypedDict):
    number: str
    name: str


class Poster(TypedDict):
    """poster.typ: one A4 to hang up. A headline and a danger text are given line by line."""

    lang: str
    title: str
    undertaking: str
    place: str
    headline: list[str]
    code: Code
    steps: list[str]
    lead: Line
    others: list[Line]
    danger: list[str]
    numbers: list[Call]
    otherwise: str
    address: str


class Severity(TypedDict):
    """Stones from 0 (not assessed) to 3, as on the screen."""

    stones: int
    word: str


class State(TypedDict):
    """How far the disc is filled, from 0 (dotted) to 5 (ticked); rejected is a slash."""

    disc: int | Literal["rejected"]
    word: str


class Prose(TypedDict):
    """Text as somebody wrote it: line breaks and empty lines are kept."""

    kind: Literal["text"]
    heading: str
    text: str


class Points(TypedDict):
    """Items in a row; steps are numbered, such as five whys."""

    kind: Literal["list", "steps"]
    heading: str
    items: list[str]


class Table(TypedDict):
    """Widths are shares, one for each column; without them all are equally wide."""

    kind: Literal["table"]
    heading: str
    columns: list[str]
    rows: list[list[str]]
    widths: NotRequired[list[float]]


class Photo(TypedDict):
    """The name of a picture handed to pdf(), what it shows, and the words under it."""

    picture: str
    shows: str
    caption: str


class Photos(TypedDict):
    kind: Literal["photos"]
    heading: str
    photos: list[Photo]


class Words(TypedDict):
    """page is such as "Side {page} av {pages}"."""

    page: str


class Case(TypedDict):
    """case.typ: one case printed, sections in the order given."""

    lang: str
    title: str
    undertaking: str
    reference: str
    printed: str
    proof: NotRequired[str]
    words: Words
    heading: str
    severity: NotRequired[Severity]
    state: NotRequired[State]
    facts: list[tuple[str, str]]
    sections: list[Prose | Points | Table | Photos]


Sheet = Poster | Case
