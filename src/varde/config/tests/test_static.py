"""Files for the browser are gathered when something has changed, and only then; also under a
server that runs.
"""

import os
import time
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
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


def _served(request: HttpRequest) -> HttpResponse:
    return HttpResponse("no such page", status=404)


def _lasting_name(root: Path) -> str:
    return next(place.name for place in root.glob("app.*.css"))


def test_a_server_that_runs_still_has_its_files_after_a_change(
    sources: Path, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    static.collect(root)
    address = f"/static/{_lasting_name(root)}"
    server = static.StaticFiles(_served)
    (sources / "app.css").write_text("body { color: darkslategrey }")

    assert static.collect(root)

    for accepted in ("", "br", "gzip"):
        page = server(RequestFactory().get(address, headers={"accept-encoding": accepted}))
        assert page.status_code == 200
        assert b"".join(page)


def test_a_file_taken_away_is_not_found_instead_of_a_breakdown(
    sources: Path, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    static.collect(root)
    name = _lasting_name(root)
    server = static.StaticFiles(_served)
    (root / name).unlink()
    assert server(RequestFactory().get(f"/static/{name}")).status_code == 404


def test_what_no_version_has_used_for_long_is_cleared_out(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    static.collect(root)
    long_ago = time.time() - static.KEPT_SECONDS - 60
    old = root / _lasting_name(root)
    os.utime(old, (long_ago, long_ago))
    (sources / "app.css").write_text("body { color: darkslategrey }")

    static.collect(root)

    assert not old.exists()
    assert (root / _lasting_name(root)).exists()


def test_an_old_file_of_a_package_that_is_in_use_is_not_cleared_out(
    sources: Path, tmp_path: Path
) -> None:
    long_ago = time.time() - static.KEPT_SECONDS - 60
    (sources / "old.js").write_text("export {}")
    os.utime(sources / "old.js", (long_ago, long_ago))
    static.collect(tmp_path / "root")
    assert (tmp_path / "root" / "old.js").exists()
