"""Figures for other programs stand alone on stdout, whatever is said while they are taken."""

import json
import sys
from collections.abc import Iterator

import pytest
from bench import figures, whole
from bench.figures import Figure


def test_only_the_figures_are_on_stdout(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def one() -> Iterator[Figure]:
        sys.stdout.write("Starting something …")
        yield figures.timed("front page", ("SQLite", 50), [1.0, 2.0, 3.0])

    monkeypatch.setattr(whole, "quick", one)
    assert whole.main(["--quick", "--json"]) == 0
    told = capsys.readouterr()
    assert [figure["case"] for figure in json.loads(told.out)] == ["front page"]
    assert "Starting something" in told.err
