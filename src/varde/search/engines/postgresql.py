"""PostgreSQL: a column of words with its index, and trigrams where the server has them."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from varde.search.models import Place
from varde.search.words import Asked, Word

# The words are made the same way for both databases, so none of the server's dictionaries is used.
_TOKENS = [
    """ALTER TABLE search_entry ADD COLUMN tokens tsvector
       GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED""",
    "CREATE INDEX search_entry_tokens ON search_entry USING gin (tokens)",
]
_TRIGRAMS = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX search_entry_parts ON search_entry USING gin (parts gin_trgm_ops)",
]
# So few within reach are read one by one. Of more, the newest: so many for each that is asked for,
# and then as many as they seem to be among. A microsecond each; an index of a common word that is
# rare within reach, or beside the others, costs a thousand times that.
_FEW, _FOR_EACH, _AT_FIRST, _MOST = 5_000, 200, 10_000, 40_000
_COMMON = 50  # in the newest ten thousand
_AMONG_NEWEST = """SELECT id, key FROM (SELECT * FROM search_entry WHERE id < %s
                   ORDER BY id DESC LIMIT %s) AS newest
                   WHERE tokens @@ %s::tsquery AND ({said}) ORDER BY id DESC LIMIT %s"""
# All there are, gathered by an index: with OFFSET they are not put in order before.
_OF_ALL = """SELECT id, key FROM (SELECT id, key FROM search_entry
             WHERE {said} AND id < %s AND id > %s OFFSET 0) AS found ORDER BY id DESC LIMIT %s"""
_GUESSED = "EXPLAIN (FORMAT JSON) SELECT FROM search_entry WHERE {said}"
_HAS = "tokens @@ %s::tsquery"
_NO_END = 2**63 - 1


def lay() -> list[str]:
    return _TOKENS


def lay_trigrams() -> list[str]:
    """Only quicker: without them, parts of words are looked for row by row."""
    return _TRIGRAMS


def lift() -> list[str]:
    return ["ALTER TABLE search_entry DROP COLUMN tokens"]


def newest(asked: Asked, scopes: Sequence[str], *, before: int | None, most: int) -> list[Place]:
    """Whichever reads least: all within reach, the newest, or all with the words."""
    end, within = _NO_END if before is None else before, _scope(scopes)
    near, common = _guessed(_HAS, [within]), _guessed(*condition(asked))
    if near > _FEW and _FOR_EACH * most <= _MOST:
        found = _among_newest(asked, within, end, most, is_known=common > _MOST)
        if len(found) == most:
            return found
    if near <= max(_FEW, common):
        return _within_reach(asked, within, end, most)
    return _by_words_and_parts(asked, within, end, most)


def is_common(asked: Asked, scopes: Sequence[str]) -> bool:
    """As far as the newest tell."""
    within = _scope(scopes)
    if _guessed(_HAS, [within]) <= _FEW:
        return False
    return len(_read(asked, within, _NO_END, _COMMON, _AT_FIRST)) == _COMMON


def _among_newest(asked: Asked, within: str, end: int, most: int, *, is_known: bool) -> list[Place]:
    """A word nobody uses is not looked for further back than at first."""
    many = min(_FOR_EACH * most, _AT_FIRST)
    found = _read(asked, within, end, most, many)
    if len(found) < most and (found or is_known):
        many = min(2 * many * most // max(len(found), 1), _MOST)
        found = _read(asked, within, end, most, many)
    return found


def _read(asked: Asked, within: str, end: int, most: int, many: int) -> list[Place]:
    said, given = condition(asked)
    return _places(_AMONG_NEWEST.format(said=said), [end, many, within, *given, most])


def _within_reach(asked: Asked, within: str, end: int, most: int) -> list[Place]:
    """What is said is asked of each: an index of common words would be read in vain."""
    said, given = condition(asked)
    statement = _OF_ALL.format(said=f"{_HAS} AND ({said}) IS TRUE")
    return _places(statement, [within, *given, end, -1, most])


def _by_words_and_parts(asked: Asked, within: str, end: int, most: int) -> list[Place]:
    # Reach is asked of each: its list in the index is the longest of all.
    statement = _OF_ALL.format(said=f"{_HAS} AND ({_HAS}) IS TRUE")
    found = _places(statement, [_words(asked), within, end, -1, most])
    if asked.parts:
        # With enough of them, only newer ones can still change anything. More are within reach
        # than have the words, so the index of those is not read.
        since = found[-1].number if len(found) == most else -1
        statement = _OF_ALL.format(said=f"({_HAS}) IS TRUE AND {_like(asked)}")
        found += _places(statement, [within, *_inside(asked), end, since, most])
    return sorted(set(found), reverse=True)[:most]


def condition(asked: Asked) -> tuple[str, list[str]]:
    """In the entry itself, that one has already."""
    either = f"{_HAS} OR ({_like(asked)})" if asked.parts else _HAS
    return either, [_words(asked), *_inside(asked)]


def _guessed(said: str, given: list[str]) -> int:
    """How many the planner takes it to be."""
    with connection.cursor() as cursor:
        cursor.execute(_GUESSED.format(said=said), given)
        ((plans,),) = cursor.fetchall()
        return int(plans[0]["Plan"]["Plan Rows"])


def _places(statement: str, given: Sequence[Any]) -> list[Place]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return [Place(number, key) for number, key in cursor.fetchall()]


def _like(asked: Asked) -> str:
    return " AND ".join("parts LIKE %s" for _part in asked.parts)


def _words(asked: Asked) -> str:
    return " & ".join(map(_word, asked.words))


def _scope(scopes: Sequence[str]) -> str:
    return f"({' | '.join(map(_quoted, scopes))})"


def _word(word: Word) -> str:
    ways = [_quoted(one) for one in word.equals]
    if word.begins:
        ways.append(f"{_quoted(word.begins)}:*")
    return f"({' | '.join(ways)})"


def _inside(asked: Asked) -> list[str]:
    """Words hold no sign that means anything to LIKE."""
    return [f"%{part}%" for part in asked.parts]


def _quoted(token: str) -> str:
    return f"'{token}'"
