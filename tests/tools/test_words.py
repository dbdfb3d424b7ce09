"""The check of the languages finds what would be wrong on a page."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from tools import words


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Catalog:
    """Code that says two things, and a place for its languages."""
    monkeypatch.setattr(words, "LOCALE", tmp_path)
    template = Catalog()
    template.add("Close the case")
    template.add(("%(n)d day", "%(n)d days"))
    monkeypatch.setattr(words, "extracted", lambda: template)
    for language in ("nb", "nn"):
        (tmp_path / language / "LC_MESSAGES").mkdir(parents=True)
    return template


def translate(language: str, spoken: dict[str | tuple[str, str], str | tuple[str, str]]) -> None:
    place = words.LOCALE / language / "LC_MESSAGES/django.po"
    catalog = words.opened(place)
    for key, said in spoken.items():
        catalog.add(key)
        message = catalog.get(key if isinstance(key, str) else key[0])
        assert message is not None
        message.string = said
    words.save(catalog, place)


def complete(language: str) -> None:
    translate(
        language,
        {"Close the case": "Lukk saken", ("%(n)d day", "%(n)d days"): ("%(n)d dag", "%(n)d dager")},
    )


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        words.check()
    return capsys.readouterr().err


def test_complete_bokmaal_is_enough(template: Catalog) -> None:
    complete("nb")
    words.check()


def test_a_new_word_is_missed_in_bokmaal(
    template: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    complete("nb")
    template.add("Reopen")
    assert "nb: new: 'Reopen'" in complaint(capsys)


def test_an_empty_translation_is_none(
    template: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    complete("nb")
    translate("nb", {"Close the case": ""})
    assert "nb: not translated: 'Close the case'" in complaint(capsys)


def test_an_unsure_translation_is_none(
    template: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    complete("nb")
    place = words.LOCALE / "nb/LC_MESSAGES/django.po"
    catalog = words.opened(place)
    message = catalog.get("Close the case")
    assert message is not None
    message.flags.add("fuzzy")
    words.save(catalog, place)
    assert "nb: unsure (fuzzy): 'Close the case'" in complaint(capsys)


def test_a_translation_that_drops_a_number_is_caught(
    template: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    complete("nb")
    translate("nb", {("%(n)d day", "%(n)d days"): ("en dag", "dager")})
    assert "not the same %(names)s: '%(n)d day'" in complaint(capsys)


def test_what_nobody_says_any_more_must_go(
    template: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    complete("nb")
    translate("nb", {"Old words": "Gamle ord"})
    assert "nb: no longer used: 'Old words'" in complaint(capsys)


def test_other_languages_may_be_on_their_way_but_not_wrong(
    template: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    complete("nb")
    translate("nn", {"Close the case": ""})
    words.check()
    translate("nn", {("%(n)d day", "%(n)d days"): ("ein dag", "dagar")})
    assert "nn: not the same" in complaint(capsys)


def test_writing_takes_in_new_words_and_keeps_the_translated(template: Catalog) -> None:
    complete("nb")
    translate("nb", {"Old words": "Gamle ord"})
    template.add("Reopen")
    words.write()
    place = words.LOCALE / "nb/LC_MESSAGES/django.po"
    text = place.read_text()
    assert 'msgid "Reopen"' in text
    assert "Lukk saken" in text
    assert "Gamle ord" not in text


def test_writing_twice_changes_nothing(template: Catalog) -> None:
    complete("nb")
    words.write()
    place = words.LOCALE / "nb/LC_MESSAGES/django.po"
    first = place.read_bytes()
    words.write()
    assert place.read_bytes() == first


def test_words_are_found_in_code_and_in_templates() -> None:
    found = {message.id for message in words.extracted() if message.id}
    assert len(found) > 100
