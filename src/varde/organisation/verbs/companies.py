"""Founding an undertaking in Varde."""

import datetime

from django.utils.text import slugify

from varde.organisation.models import Company

# Words that mean something in an address and can name no undertaking.
RESERVED = {
    "konto",
    "m",
    "svar",
    "api",
    "static",
    "health",
    "demo",
    "start",
    "personvern",
    "ui",
    "brev",
}


def found(
    *, name: str, organisation_number: str, industry_code: str, now: datetime.datetime
) -> Company:
    """Start an undertaking in Varde. Its top unit is opened by whoever becomes top manager."""
    return Company.objects.create(
        name=name,
        slug=_free_slug(name),
        organisation_number=organisation_number,
        industry_code=industry_code,
        founded_at=now,
    )


def _free_slug(name: str) -> str:
    letters = name.lower().translate({ord("æ"): "ae", ord("ø"): "o", ord("å"): "a"})
    base = slugify(letters)[:50].strip("-") or "virksomhet"
    taken = set(Company.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{n}" for n in range(2, 10_000))
    return base if base not in taken | RESERVED else next(s for s in numbered if s not in taken)
