"""The checker sees what it should, and leaves good pages alone."""

import pytest

from varde.testing.page_checker import CheckedClient, check, check_part

GOOD = (
    "<!doctype html><html lang='nb'><head><title>T</title></head>"
    "<body><main><h1>Hei</h1>{}</main></body></html>"
)


def test_a_good_page_passes() -> None:
    check(GOOD.format('<label for="a">Navn</label><input id="a"><a href="/">Hjem</a>'))


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p><div></div></p>", "not valid"),
        ("<h1>Til</h1>", "2 h1"),
        ("<main></main>", "one <main>"),
        ("<p style='color:red'>x</p>", "inline style"),
        ("<button onclick='x()'>x</button>", "inline .*onclick"),
        ("<script>x()</script>", "inline <script>"),
        ("<a href='javascript:x()'>x</a>", "script in the link"),
        ("<p id='a'></p><p id='a'></p>", "id 'a' 2 times"),
        ("<input type='text'>", "no label"),
        ("<label for='b'></label><input id='b'>", "no label"),
        ("<select><option>1</option></select>", "no label"),
        ("<button></button>", "no words"),
        ("<a href='/'><svg></svg></a>", "no words"),
        ("<img src='/x.png'>", "no alt"),
        ("<p aria-describedby='nothing'>x</p>", "points at nothing"),
    ],
)
def test_each_fault_is_told_with_its_place(html: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault) as told:
        check(GOOD.format(html), place="GET /x/")
    assert "GET /x/" in str(told.value)


@pytest.mark.parametrize(
    ("whole", "fault"),
    [
        (GOOD.replace(" lang='nb'", ""), "no language"),
        (GOOD.replace("<title>T</title>", "<title></title>"), "no <title>"),
        (GOOD.replace("<h1>Hei</h1>", ""), "0 h1"),
        (GOOD.replace("<!doctype html>", ""), "not valid"),
    ],
)
def test_a_whole_page_has_what_a_page_must(whole: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault):
        check(whole.format(""))


@pytest.mark.parametrize(
    "html",
    [
        "<label>Navn <input></label>",
        "<input aria-label='Søk'>",
        "<input type='hidden'><input type='submit' value='Send'>",
        "<a href='/' aria-label='Søk'><svg></svg></a>",
        "<a href='/'><img src='/x.png' alt='Kart'></a>",
    ],
)
def test_names_may_be_given_in_many_ways(html: str) -> None:
    check(GOOD.format(html))


def test_a_part_may_point_at_what_is_on_the_page_already() -> None:
    check_part("<p aria-describedby='elsewhere'>x</p>")
    with pytest.raises(AssertionError, match="no words"):
        check_part("<button></button>")


def test_the_client_of_every_test_looks_at_what_it_fetches(client: CheckedClient) -> None:
    assert isinstance(client, CheckedClient)
