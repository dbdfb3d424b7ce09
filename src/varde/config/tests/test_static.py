"""Files for the browser are gathered when something has changed, and only then."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from varde.config import static


@pytest.fixture
def sources(settings: Settings, tmp_path: Path) -> Path:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "app.css").write_text("body { color: black }" * 50)
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [sources]
    settings.STATIC_ROOT = tmp_path / "root"
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    return sources


def test_the_first_time_gives_every_file_a_lasting_name(sources: Path, tmp_path: Path) -> None:
    assert static.collect(tmp_path / "root")
    names = {place.name for place in (tmp_path / "root").iterdir()}
    assert "staticfiles.json" in names
    assert any(name.startswith("app.") and name.endswith(".css.br") for name in names)


def test_nothing_is_done_when_nothing_has_changed(sources: Path, tmp_path: Path) -> None:
    static.collect(tmp_path / "root")
    assert not static.collect(tmp_path / "root")


def test_a_changed_file_is_gathered_again(sources: Path, tmp_path: Path) -> None:
    static.collect(tmp_path / "root")
    (sources / "app.css").write_text("body { color: darkslategrey }")
    assert static.collect(tmp_path / "root")
    assert "darkslategrey" in (tmp_path / "root" / "app.css").read_text()


def test_a_new_file_is_gathered_too(sources: Path, tmp_path: Path) -> None:
    static.collect(tmp_path / "root")
    (sources / "new.js").write_text("export {}")
    assert static.collect(tmp_path / "root")
    assert (tmp_path / "root" / "new.js").exists()
