"""Short numbers for people, counted per undertaking and year without gaps or doubles."""

from typing import Any

from django.db import connection
from django.db.models import Field

from varde.organisation.models import Company, Sequence

_TAKE = """INSERT INTO organisation_sequence (id, company_id, kind, year, last)
           VALUES (%s, %s, %s, %s, %s) ON CONFLICT (company_id, kind, year)
           DO UPDATE SET last = organisation_sequence.last + excluded.last RETURNING last"""


def take(company: Company, *, kind: str, year: int, count: int = 1) -> int:
    """Reserve `count` numbers in a row and return the first. Holds a row lock until commit."""
    # In one statement: with every report, the whole undertaking waits for whoever has the lock.
    key: Field[Any, Any] = Sequence._meta.pk
    row = [key.get_db_prep_value(one, connection) for one in (key.get_default(), company.pk)]
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [*row, kind, year, count])
        (last,) = cursor.fetchall()[0]
    return int(last) - count + 1
