"""What the project says about itself is true."""

import re

from tests.guards.floors import FLOORS, ROOT, SOURCE


def _drawn() -> list[str]:
    page = (ROOT / "ARCHITECTURE.md").read_text()
    drawing = page.split("```")[1]
    return [line.split()[0] for line in drawing.splitlines() if line.strip()]


def test_the_floors_are_drawn_as_they_are_enforced() -> None:
    assert _drawn() == FLOORS


def test_every_room_that_is_built_is_drawn() -> None:
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")} - {"testing"}
    assert rooms <= set(_drawn())


def test_every_decision_has_a_number_of_its_own() -> None:
    names = [path.name for path in (ROOT / "docs" / "decisions").glob("*.md")]
    numbers = [name[:4] for name in names]
    assert all(re.match(r"\d{4}-[a-z0-9-]+\.md", name) for name in names), names
    assert len(set(numbers)) == len(numbers), sorted(names)


def test_links_in_the_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    lost = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text())
        if not (page.parent / target).exists()
    ]
    assert not lost, "\n".join(lost)


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCE.rglob("*.py")
        if not {"migrations", "tests", "node_modules"} & set(path.parts)
        and path.read_text().strip()
        if not path.read_text().lstrip().startswith('"""')
    ]
    assert not silent, "\n".join(silent)
