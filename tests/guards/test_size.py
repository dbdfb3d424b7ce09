"""Small rooms: no file so long that it cannot be read in one sitting, no room without an end."""

from pathlib import Path

from tests.guards.floors import ROOT, SOURCE

MOST_LINES = 400
MOST_LINES_IN_A_ROOM = 2_500


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def _written_by_us() -> list[Path]:
    kinds = ("*.py", "*.html", "*.js", "*.mjs")
    places = [SOURCE, ROOT / "tests", ROOT / "tools", ROOT / "bench"]
    found = [path for place in places for kind in kinds for path in place.rglob(kind)]
    made = {"migrations", "node_modules", "build", "static"}
    return [path for path in found if not made & set(path.parts)] + [ROOT / "varde"]


def test_files_are_short() -> None:
    long = [
        f"{p.relative_to(ROOT)}: {n}" for p in _written_by_us() if (n := _lines(p)) > MOST_LINES
    ]
    assert not long, "\n".join(long)


def test_rooms_are_small() -> None:
    sizes: dict[str, int] = {}
    for path in _written_by_us():
        if path.suffix == ".py" and path.is_relative_to(SOURCE) and "tests" not in path.parts:
            room = path.relative_to(SOURCE).parts[0]
            sizes[room] = sizes.get(room, 0) + _lines(path)
    large = {room: size for room, size in sizes.items() if size > MOST_LINES_IN_A_ROOM}
    assert not large, large


def test_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "helpers", "services", "managers", "signals", "constants", "mixins"}
    found = [str(p.relative_to(ROOT)) for p in SOURCE.rglob("*.py") if p.stem in drawers]
    assert not found, found
