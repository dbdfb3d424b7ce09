"""Icons put inline: the drawings come from the front end's build."""

import json
from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from markupsafe import Markup

DRAWINGS = Path(__file__).parent / "build" / "icons.json"
FRAME = Markup(
    '<svg class="v-icon" viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">'
    "{}</svg>"
)


@lru_cache(maxsize=512)
def icon(name: str) -> Markup:
    """An Aksel icon for the eye only: the word beside it says what it means."""
    try:
        # Our own build output, never anything a person typed.
        return FRAME.format(Markup(_drawings()[name]))
    except KeyError as unknown:
        raise LookupError(f"No icon {name!r}: add it to ui/frontend/icons.json.") from unknown


@lru_cache(maxsize=1)
def _drawings() -> dict[str, str]:
    try:
        drawings: dict[str, str] = json.loads(DRAWINGS.read_text())
    except FileNotFoundError as missing:
        raise ImproperlyConfigured("Build the front end first: npm run build.") from missing
    return drawings
