"""SQLite: FTS5. One table of words, one of parts of words; triggers keep both like the entries."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import connection

from varde.search.models import Place
from varde.search.words import Asked, Word

_TABLES = [
    """CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_entry',
       content_rowid='id', detail=none, columnsize=0, prefix='3 4 5 6',
       tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""",
    """CREATE VIRTUAL TABLE search_parts USING fts5(parts, content='search_entry',
       content_rowid='id', columnsize=0, tokenize='trigram')""",
]
_NEW = """INSERT INTO search_words(rowid, words) VALUES (NEW.id, NEW.words);
          INSERT INTO search_parts(rowid, parts) VALUES (NEW.id, NEW.parts);"""
_OLD = """INSERT INTO search_words(search_words, rowid, words)
          VALUES ('delete', OLD.id, OLD.words);
          INSERT INTO search_parts(search_parts, rowid, parts)
          VALUES ('delete', OLD.id, OLD.parts);"""
_TRIGGERS = [
    f"CREATE TRIGGER search_entry_new AFTER INSERT ON search_entry BEGIN {_NEW} END",
    f"CREATE TRIGGER search_entry_old AFTER DELETE ON search_entry BEGIN {_OLD} END",
    f"CREATE TRIGGER search_entry_other AFTER UPDATE ON search_entry BEGIN {_OLD} {_NEW} END",
]
_INDEXED = 6  # letters of the longest beginning that has an index of its own
# So few rows within somebody's reach are read one by one; of more, those with the words are.
_FEW = 2_000
_BY_WORDS = """SELECT found.rowid, entry.key FROM search_words AS found JOIN search_entry AS entry
               ON entry.id = found.rowid WHERE search_words MATCH %s
               AND found.rowid > %s AND found.rowid < %s {more}
               ORDER BY found.rowid DESC LIMIT %s"""
_BY_PARTS = """SELECT found.rowid, entry.key FROM search_parts AS found JOIN search_entry AS entry
               ON entry.id = found.rowid WHERE search_parts MATCH %s
               AND found.rowid > %s AND found.rowid < %s {more}
               ORDER BY found.rowid DESC LIMIT %s"""
_WITHIN_REACH = """SELECT rowid FROM search_words WHERE search_words MATCH %s
                   AND rowid > %s AND rowid < %s ORDER BY rowid DESC LIMIT %s"""
_OF_THESE = """SELECT entry.id, entry.key FROM search_entry AS entry WHERE entry.id IN
               (SELECT value FROM json_each(%s)) {more} ORDER BY entry.id DESC LIMIT %s"""
_SO_MANY = "SELECT COUNT(*) FROM (SELECT rowid FROM {table} WHERE {table} MATCH %s LIMIT %s)"
_HAS_TOKEN = "instr(' ' || {entry}words || ' ', %s)"
_HAS_PART = "instr({entry}parts, %s)"
_NO_END = 2**63 - 1
Between = tuple[int, int]


def lay() -> list[str]:
    """Statements that make the tables."""
    return [*_TABLES, *_TRIGGERS]


def lift() -> list[str]:
    triggers = [f"DROP TRIGGER search_entry_{name}" for name in ("new", "old", "other")]
    return [*triggers, "DROP TABLE search_words", "DROP TABLE search_parts"]


def newest(asked: Asked, scopes: Sequence[str], *, before: int | None, most: int) -> list[Place]:
    """Both ways of matching, each read only as far as is asked for."""
    end = _NO_END if before is None else before
    found = _by_words(asked, scopes, (-1, end), most)
    if asked.parts:
        # With enough of them, only newer ones can still change anything.
        since = found[-1].number if len(found) == most else -1
        found += _by_parts(asked, scopes, (since, end), most)
    return sorted(set(found), reverse=True)[:most]


def is_common(asked: Asked, scopes: Sequence[str]) -> bool:
    """By words; or else by parts of words, which are counted wherever they stand."""
    if _are_many("words", " AND ".join([_scope(scopes), *map(_word_by_index, asked.words)])):
        return True
    if not asked.parts or not _are_many("parts", _inside(asked)):
        return False
    return _are_many("words", _scope(scopes))


def _are_many(kind: str, match: str) -> bool:
    ((count,),) = _asked(_SO_MANY.format(table=f"search_{kind}"), [match, _FEW + 1])
    return int(count) > _FEW


def condition(asked: Asked) -> tuple[str, list[str]]:
    """Word by word in the entry itself, where the index would have to be begun anew each time."""
    ways = [_ways(word) for word in asked.words]
    said = " AND ".join(map(_any, ways))
    inside = " AND ".join(_HAS_PART for _part in asked.parts)
    given = [token for one in ways for token in one]
    either = f"({said}) OR ({inside})" if inside else said
    return either.format(entry=""), [*given, *asked.parts]


def _by_words(asked: Asked, scopes: Sequence[str], between: Between, most: int) -> list[Place]:
    """Longer beginnings than the index knows are looked for by those it does, and read again."""
    match = " AND ".join([_scope(scopes), *map(_word_by_index, asked.words)])
    long = [_ways(word) for word in asked.words if len(word.begins) > _INDEXED]
    more = "".join(f" AND {_any(ways)}" for ways in long)
    given = [token for ways in long for token in ways]
    return _places(_BY_WORDS, more, [match, *between, *given, most])


def _by_parts(asked: Asked, scopes: Sequence[str], between: Between, most: int) -> list[Place]:
    """What stands inside words has an index of its own, that knows nothing of who looks."""
    mine = [key for (key,) in _asked(_WITHIN_REACH, [_scope(scopes), *between, _FEW + 1])]
    if len(mine) <= _FEW:
        more = "".join(f" AND {_HAS_PART}" for _part in asked.parts)
        return _places(_OF_THESE, more, [json.dumps(mine), *asked.parts, most])
    tokens = [f" {scope} " for scope in scopes]
    more = f" AND {_any(tokens)}"
    return _places(_BY_PARTS, more, [_inside(asked), *between, *tokens, most])


def _any(tokens: Sequence[str]) -> str:
    return f"({' OR '.join(_HAS_TOKEN for _token in tokens)})"


def _places(statement: str, more: str, given: Sequence[str | int]) -> list[Place]:
    found = _asked(statement.format(more=more.format(entry="entry.")), given)
    return [Place(number, uuid.UUID(key)) for number, key in found]


def _asked(statement: str, given: Sequence[str | int]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return list(cursor.fetchall())


def _ways(word: Word) -> list[str]:
    """How it can stand in an entry, where there is a space around every word."""
    return [f" {word.begins}"] * bool(word.begins) + [f" {one} " for one in word.equals]


def _scope(scopes: Sequence[str]) -> str:
    return f"({' OR '.join(map(_quoted, scopes))})"


def _word_by_index(word: Word) -> str:
    return _word(replace(word, begins=word.begins[:_INDEXED]))


def _word(word: Word) -> str:
    ways = [_quoted(one) for one in word.equals]
    if word.begins:
        ways.append(f"{_quoted(word.begins)} *")
    return f"({' OR '.join(ways)})"


def _inside(asked: Asked) -> str:
    return " AND ".join(map(_quoted, asked.parts))


def _quoted(token: str) -> str:
    return f'"{token}"'
