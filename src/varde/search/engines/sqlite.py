"""SQLite: FTS5. One table of words, one of parts of words; triggers keep both like the entries."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

from varde.search.models import Entry
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
_BY_WORDS = """SELECT * FROM (SELECT rowid FROM search_words WHERE search_words MATCH %s
               AND rowid < %s ORDER BY rowid DESC LIMIT %s)"""
_BY_PARTS = """SELECT * FROM (SELECT rowid FROM search_words WHERE search_words MATCH %s
               AND rowid < %s AND rowid IN
               (SELECT rowid FROM search_parts WHERE search_parts MATCH %s)
               ORDER BY rowid DESC LIMIT %s)"""
_NO_END = 2**63 - 1


def lay() -> list[str]:
    """Statements that make the tables."""
    return [*_TABLES, *_TRIGGERS]


def lift() -> list[str]:
    triggers = [f"DROP TRIGGER search_entry_{name}" for name in ("new", "old", "other")]
    return [*triggers, "DROP TABLE search_words", "DROP TABLE search_parts"]


def newest(asked: Asked, scopes: Sequence[str], *, before: int | None, most: int) -> list[int]:
    """Both ways of matching, each read only as far as is asked for."""
    end = _NO_END if before is None else before
    statement = _BY_WORDS
    given: list[str | int] = [_match(asked, scopes), end, most]
    if asked.parts:
        statement += f" UNION {_BY_PARTS}"
        given += [_scope(scopes), end, _inside(asked), most]
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY 1 DESC LIMIT %s", [*given, most])
        return [key for (key,) in cursor.fetchall()]


def matching(asked: Asked, scopes: Sequence[str]) -> QuerySet[Entry]:
    either = ["id IN (SELECT rowid FROM search_words WHERE search_words MATCH %s)"]
    given = [_match(asked, scopes)]
    if asked.parts:
        either.append("id IN (SELECT rowid FROM search_parts WHERE search_parts MATCH %s)")
        given.append(_inside(asked))
    return Entry.objects.extra(where=[" OR ".join(either)], params=given)


def _match(asked: Asked, scopes: Sequence[str]) -> str:
    return " AND ".join([_scope(scopes), *map(_word, asked.words)])


def _scope(scopes: Sequence[str]) -> str:
    return f"({' OR '.join(map(_quoted, scopes))})"


def _word(word: Word) -> str:
    ways = [_quoted(one) for one in word.equals]
    if word.begins:
        ways.append(f"{_quoted(word.begins)} *")
    return f"({' OR '.join(ways)})"


def _inside(asked: Asked) -> str:
    return " AND ".join(map(_quoted, asked.parts))


def _quoted(token: str) -> str:
    return f'"{token}"'
