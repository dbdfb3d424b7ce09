"""What browsers call themselves, in words people recognise."""

import pytest

from varde.signin.browsers import named

CHROME = "Mozilla/5.0 ({}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0 Safari/537.36"


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (CHROME.format("Windows NT 10.0; Win64; x64"), "Chrome, Windows"),
        (CHROME.format("Windows NT 10.0") + " Edg/149.0", "Edge, Windows"),
        (CHROME.format("Linux; Android 15; SM-X110"), "Chrome, Android"),
        (CHROME.format("Linux; Android 15") + " SamsungBrowser/28.0", "Samsung Internet, Android"),
        (CHROME.format("X11; CrOS x86_64"), "Chrome, Chromebook"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (iPad) CriOS/149.0 Mobile Safari/604.1", "Chrome, iPad"),
        ("Mozilla/5.0 (Macintosh) Version/19.0 Safari/605.1.15", "Safari, Mac"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Firefox/150.0", "Firefox, Linux"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_known_by_program_and_machine(says: str, words: str) -> None:
    assert named(says) == words
