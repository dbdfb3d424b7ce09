"""These tests use addresses of their own, and no database where none is needed."""

import pytest
from pytest_django.fixtures import Settings

OURS = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "varde.ui.middleware.LanguageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "varde.ui.middleware.RefusalMiddleware",
)


@pytest.fixture(autouse=True)
def _trial_pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "varde.ui.tests.trial_urls"
    settings.VARDE_SHELL = "varde.ui.gallery.shell"
    settings.MIDDLEWARE = list(OURS)
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
