"""Is the demo door open? It is, unless the one who runs Varde has shut it."""

from django.conf import settings


def is_open() -> bool:
    """VARDE_DEMO=no shuts it."""
    return bool(settings.VARDE_DEMO)
