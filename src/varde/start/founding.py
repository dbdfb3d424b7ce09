"""May anybody start an undertaking here? On an empty installation: yes. Later: as it is set."""

from django.conf import settings

from varde.organisation.models import Company


def any_undertaking() -> bool:
    """Whether anyone uses this Varde for real; demos do not count."""
    return Company.objects.filter(is_demo=False).exists()


def is_open() -> bool:
    """VARDE_FOUNDING=open lets anyone; by default only the first one is free to start."""
    return settings.VARDE_FOUNDING == "open" or not any_undertaking()
