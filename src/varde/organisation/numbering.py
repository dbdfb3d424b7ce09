"""Short numbers for people, counted per undertaking and year without gaps or doubles."""

from django.db import transaction

from varde.organisation.models import Company, Sequence


def take(company: Company, *, kind: str, year: int, count: int = 1) -> int:
    """Reserve `count` numbers in a row and return the first. Holds a row lock until commit."""
    with transaction.atomic():
        key = {"company": company, "kind": kind, "year": year}
        Sequence.objects.bulk_create([Sequence(**key)], ignore_conflicts=True)
        sequence = Sequence.objects.select_for_update().get(**key)
        first = sequence.last + 1
        sequence.last += count
        sequence.save(update_fields=["last"])
        return first
