"""The bench's own arithmetic: medians, limits, growth, and how figures are shown."""

import json

import pytest
from bench import figures, whole
from bench.figures import Figure
from bench.measuring.pages import Patience, in_turn, usual_queries
from bench.measuring.visiting import Answer

HERE = ("SQLite", 50_000)
PAIRS = [(2.0, 3.0), (1.0, 100.0), (4.0, 5.0)]


def answer(queries: int = 1, ms: float = 1.0) -> Answer:
    return Answer(200, {"x-bench-queries": str(queries)}, b"", ms)


def test_the_ratio_is_that_of_the_medians() -> None:
    figure = figures.paired("list", HERE, PAIRS, queries=6, limit=2.0)
    assert (figure.p50_ms, figure.bare_ms, figure.ratio) == (5.0, 2.0, 2.5)
    assert figure.is_over()


def test_the_json_has_what_was_promised_and_no_more() -> None:
    (told,) = json.loads(figures.as_json([figures.paired("list", HERE, PAIRS, limit=1.0)]))
    wanted = ["case", "database", "rows", "p50_ms", "bare_ms", "ratio", "queries", "limit"]
    assert list(told) == wanted
    assert told["rows"] == 50_000
    assert told["queries"] is None


@pytest.mark.parametrize(
    ("figure", "is_over"),
    [
        (Figure("list", *HERE, p50_ms=900, bare_ms=901, ratio=0.99, queries=99, limit=1.0), False),
        (figures.asked("list", HERE, 7, 6), True),
        (figures.asked("list", HERE, 6, 6), False),
        (figures.timed("search", HERE, [29.0, 31.0, 90.0], limit=30.0), True),
        (figures.share("memory", HERE, 349, 350), False),
        (figures.share("memory", HERE, 360, 350), True),
        (figures.timed("front page", HERE, [9000.0]), False),
    ],
)
def test_the_limit_holds_for_the_ratio_then_the_time_then_the_queries(
    figure: Figure, is_over: bool
) -> None:
    assert figure.is_over() is is_over


def test_a_machine_with_other_work_may_be_given_more() -> None:
    figure = figures.share("memory", HERE, 360, 350)
    assert figure.is_over()
    assert not figure.is_over(2.0)


def test_growth_is_counted_in_bare_pages_of_the_same_moment() -> None:
    small = [figures.paired("list", HERE, [(1.0, 2.0)]), figures.timed("search", HERE, [1.0])]
    large = [
        figures.paired("list", ("SQLite", 1_000_000), [(10.0, 26.0)]),
        figures.timed("search", ("SQLite", 1_000_000), [9.0]),
        figures.paired("list", ("PostgreSQL", 1_000_000), [(1.0, 9.0)]),
    ]
    (grown,) = figures.growth(small, large, most=1.2)
    assert (grown.case, grown.rows, grown.ratio) == ("list, growth", 1_000_000, 1.3)
    assert grown.is_over()


def test_one_in_a_hundred_may_be_slower_than_the_99th() -> None:
    times = [float(number) for number in range(1000)]
    assert figures.percentile(times, 0.99) == 990.0
    assert figures.percentile([7.0], 0.99) == 7.0


def test_the_table_says_what_is_over() -> None:
    table = figures.as_table([figures.asked("list", HERE, 7, 6), figures.asked("case", HERE, 1, 6)])
    assert "| list, queries | SQLite | 50,000 |  |  |  | 7 | 6 | over |" in table
    assert table.count("over") == 1


def test_bare_and_page_take_turns_and_the_first_ones_do_not_count() -> None:
    asked: list[str] = []

    def ask(name: str) -> Answer:
        asked.append(name)
        return answer()

    taken = list(in_turn(lambda: ask("bare"), lambda: ask("page"), Patience(pairs=20, seconds=9)))
    assert len(taken) == 20
    assert len(asked) > 40
    assert asked == ["bare", "page"] * (len(asked) // 2)


def test_slow_pages_are_asked_fewer_times() -> None:
    taken = list(in_turn(answer, answer, Patience(pairs=1000, seconds=0)))
    assert 3 < len(taken) < 20


def test_the_queries_are_those_of_most_pages() -> None:
    assert usual_queries([answer(6), answer(9), answer(6)]) == 6


def test_over_the_limit_is_said_and_the_run_ends_with_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [figures.asked("list", HERE, 7, 6), figures.asked("case", HERE, 1, 6)]
    monkeypatch.setattr(whole, "quick", lambda: iter(found))
    assert whole.main(["--quick", "--json"]) == 1
    said = capsys.readouterr()
    assert [one["case"] for one in json.loads(said.out)] == ["list, queries", "case, queries"]
    assert "list, queries" in said.err.partition("over the limit")[2]
    assert "case" not in said.err.partition("over the limit")[2]
    monkeypatch.setattr(whole, "quick", lambda: iter(found[1:]))
    assert whole.main(["--quick"]) == 0
