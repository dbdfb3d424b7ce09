"""How many rows there are, as one part of a larger question."""

from django.db.models import IntegerField, Subquery


class HowMany(Subquery):
    """`HowMany(rows.values("pk")[:100])` counts no further than a hundred."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()
