"""The language a person chose stays chosen."""

from django.test import Client


def test_a_chosen_language_is_used_at_once_and_remembered(client: Client) -> None:
    assert '<html lang="pl"' in client.get("/page/?sprak=pl").content.decode()
    assert '<html lang="pl"' in client.get("/page/").content.decode()


def test_a_language_nobody_offers_changes_nothing(client: Client) -> None:
    response = client.get("/page/?sprak=xx")
    assert "varde_language" not in response.cookies
    assert '<html lang="nb"' in response.content.decode()


def test_no_cookie_is_set_before_somebody_chooses(client: Client) -> None:
    assert not client.get("/nowhere/").cookies


def test_the_menu_leads_back_to_the_same_page_with_its_questions(client: Client) -> None:
    html = client.get("/nowhere/?q=rail&sprak=en").content.decode()
    assert 'href="?q=rail&amp;sprak=pl" lang="pl"' in html
    assert 'lang="en" hreflang="en" aria-current="true"' in html
