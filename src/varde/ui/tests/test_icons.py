"""Icons come from the build, and an unknown one is a fault in the template."""

import json
from pathlib import Path

import pytest

from varde.ui import icons

LIST = Path(icons.__file__).parent / "frontend" / "icons.json"


def test_every_listed_icon_is_drawn() -> None:
    for name in json.loads(LIST.read_text()):
        assert "<path" in icons.icon(name)


def test_an_icon_is_for_the_eye_only() -> None:
    assert 'aria-hidden="true"' in icons.icon("House")


def test_an_icon_nobody_listed_says_where_to_add_it() -> None:
    with pytest.raises(LookupError, match=r"icons\.json"):
        icons.icon("Unicorn")
