"""This room's props: everybody reads English."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _in_english(settings: Settings) -> Iterator[None]:
    """Tests read the words as they stand in the code."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield
