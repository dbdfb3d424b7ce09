"""The page behind «no» in Chromium, for every kind of no: usable by all."""

import pytest

from varde.testing.browser import Opens, assert_usable_everywhere

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.opens("ui/refusal.html"),
]

SEND_WORDS = """() => {
    const form = document.createElement("form");
    form.method = "post";
    form.innerHTML = '<input name="text"><input name="place">';
    form.elements.text.value = "A long story about a rail.\\nAnd more of it.";
    form.elements.place.value = "Stairs 2";
    document.body.append(form);
    form.submit();
}"""


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere/", 404),
        ("/old/", 403),
        ("/refuse/forbidden/", 403),
        ("/refuse/refused/", 409),
        ("/often/", 429),
        ("/break/", 500),
        ("/closed/", 503),
        ("/reach/", 503),
    ],
)
def test_every_kind_of_no_is_usable_everywhere(live_page: Opens, address: str, status: int) -> None:
    assert_usable_everywhere(live_page(address, status=status))


def test_what_was_typed_is_shown_and_usable(live_page: Opens) -> None:
    page = live_page("/refuse/refused/", status=409)
    with page.expect_navigation():
        page.evaluate(SEND_WORDS)
    assert "A long story about a rail." in page.locator("main").inner_text()
    assert_usable_everywhere(page)
