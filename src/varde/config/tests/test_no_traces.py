"""Anonymous in the whole house: a report to a running Varde leaves no trace of who sent it."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from varde.config.tests.conftest import ON_SQLITE, Installation
from varde.config.tests.test_supervisor import health, until

pytestmark = pytest.mark.slow
SAID = "The rail is gone on the third floor."
AGENT, ADDRESS = "Snushane/7.31", "203.0.113.77"
VISITOR = {
    "User-Agent": AGENT,
    "X-Forwarded-For": ADDRESS,
    "Accept-Language": "en",
    "Referer": "https://olas-side.example/",
}
WRONG = "AAAA-BBBB-CC"


def test_neither_logs_files_nor_rows_say_who_it_was_or_hold_the_code(
    prepared: Installation,
) -> None:
    demo = prepared.manage("load_demo", "--size", "30")
    assert demo.returncode == 0, demo.stderr
    poster = prepared.sql("SELECT code FROM posters_poster WHERE state = 'active'")[0][0]
    varde = prepared.start(VARDE_PROXIES="1")
    until(lambda: health(prepared).get("ok"))
    code = _reports_and_reads(prepared, f"/m/{poster}/")
    varde.terminate()
    said, _ = varde.communicate(timeout=40)
    kept = "\n".join([said, *_files(prepared), *_rows(prepared)])

    assert "Varde has stopped." in kept
    assert "Not Found: /svar/…/" in said, "the log was not even written"
    assert SAID in kept
    traces = [AGENT, ADDRESS, "olas-side", code, code.replace("-", ""), WRONG]
    assert not [trace for trace in traces if trace.lower() in kept.lower()]


def _reports_and_reads(installation: Installation, address: str) -> str:
    """From the wall to the receipt, with some wrong turns on the way. The receipt's code."""
    page = _asks(installation, address)
    token = re.search(r'name="token" value="([^"]+)"', page.read().decode())
    assert token
    assert _asks(installation, address, text="", token=token[1]).status == 422
    receipt = _asks(installation, address, text=SAID, token=token[1])
    assert receipt.status == 200
    path = receipt.url.partition("/svar/")[2]
    code: str = path.partition("/")[0]
    assert SAID in receipt.read().decode()
    assert SAID in _asks(installation, f"/svar/{code}/").read().decode()
    assert SAID in _asks(installation, "/svar/", code=code).read().decode()
    assert _asks(installation, f"/svar/{WRONG}/").status == 404
    assert _asks(installation, f"/svar/{code}/finnes-ikke/").status == 404
    assert _asks(installation, f"/svar/{code}/hjalp/", helped="").status in (409, 422)
    return code


def _asks(installation: Installation, path: str, **typed: str) -> Any:
    """The answer, also when it is no; redirects are followed as a browser does."""
    url = f"http://127.0.0.1:{installation.port}{path}"
    sent = urlencode(typed).encode() if typed else None
    try:
        return urllib.request.urlopen(urllib.request.Request(url, sent, VISITOR), timeout=30)
    except urllib.error.HTTPError as answer:
        return answer


def _files(installation: Installation) -> Iterator[str]:
    """Everything in the data folder, names and contents; the database of SQLite is among it."""
    for path in installation.data.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        yield f"{path} {content.decode(errors='replace')}"


def _rows(installation: Installation) -> Iterator[str]:
    """Everything in the database, where it is not a file."""
    if ON_SQLITE:
        return
    tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    for (table,) in installation.sql(tables):
        for (row,) in installation.sql(f'SELECT one::text FROM "{table}" one'):
            yield row
