"""Letters to people about their sign-in: whether any can be sent, and the address in them."""

from urllib.parse import urljoin

from django.conf import settings


def is_set_up() -> bool:
    """A mail server is named, and the address that links in letters must have."""
    return bool(settings.EMAIL_HOST and settings.SITE_ADDRESS)


def link(path: str, *, seen_at: str = "") -> str:
    """The whole address of a page: as settings say, else as the browser has it."""
    return urljoin(settings.SITE_ADDRESS or seen_at, path)
