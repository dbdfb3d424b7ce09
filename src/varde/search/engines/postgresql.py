"""PostgreSQL: a column of words with its index, and trigrams where the server has them."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

from varde.search.models import Entry
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
_NO_END = 2**63 - 1


def lay() -> list[str]:
    return _TOKENS


def lay_trigrams() -> list[str]:
    """Only quicker: without them, parts of words are looked for row by row."""
    return _TRIGRAMS


def lift() -> list[str]:
    return ["ALTER TABLE search_entry DROP COLUMN tokens"]


def newest(asked: Asked, scopes: Sequence[str], *, before: int | None, most: int) -> list[int]:
    """Both ways of matching, each read only as far as is asked for."""
    end = _NO_END if before is None else before
    statement = _some("tokens @@ %s::tsquery")
    given: list[str | int] = [_match(asked, scopes), end, most]
    if asked.parts:
        like = "".join(" AND parts LIKE %s" for _part in asked.parts)
        statement += f" UNION {_some(f'tokens @@ %s::tsquery{like}')}"
        given += [_scope(scopes), *_inside(asked), end, most]
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY 1 DESC LIMIT %s", [*given, most])
        return [key for (key,) in cursor.fetchall()]


def matching(asked: Asked, scopes: Sequence[str]) -> QuerySet[Entry]:
    either, given = ["tokens @@ %s::tsquery"], [_match(asked, scopes)]
    if asked.parts:
        either.append("(" + " AND ".join("parts LIKE %s" for _part in asked.parts) + ")")
        given += _inside(asked)
    return Entry.objects.extra(where=[" OR ".join(either)], params=given)


def _some(condition: str) -> str:
    return f"""SELECT id FROM (SELECT id FROM search_entry WHERE {condition} AND id < %s
               ORDER BY id DESC LIMIT %s) AS newest"""


def _match(asked: Asked, scopes: Sequence[str]) -> str:
    return " & ".join([_scope(scopes), *map(_word, asked.words)])


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
