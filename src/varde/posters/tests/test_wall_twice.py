"""Sent twice is one case, and sent anew is another."""

from django.test import Client

from varde.deviations.models import Deviation
from varde.files.models import Attachment
from varde.files.tests import making
from varde.posters.models import Poster
from varde.posters.tests.conftest import Sends, photo, token_on


def test_the_same_form_twice_is_one_case_and_one_receipt(
    client: Client, address: str, send: Sends
) -> None:
    token = token_on(client.get(address))
    first = send(token=token, text="The rail is gone.")["Location"].split("?")[0]
    second = send(token=token, text="The rail is gone.")["Location"].split("?")[0]
    assert first == second
    assert Deviation.objects.count() == 1


def test_the_same_picture_twice_is_one_case(client: Client, address: str, send: Sends) -> None:
    token, taken = token_on(client.get(address)), making.jpeg()
    for _ in range(2):
        send(token=token, photos=[photo(taken)])
    assert Deviation.objects.count() == 1
    assert Attachment.objects.count() == 1


def test_going_back_and_writing_something_else_is_a_new_case(
    client: Client, address: str, send: Sends
) -> None:
    token = token_on(client.get(address))
    first = send(token=token, text="The rail is gone.")["Location"].split("?")[0]
    second = send(token=token, text="There is oil on the floor.")["Location"].split("?")[0]
    assert first != second
    assert Deviation.objects.count() == 2


def test_two_people_who_say_the_same_are_two_cases(send: Sends) -> None:
    send(text="The rail is gone.")
    send(text="The rail is gone.")
    assert Deviation.objects.count() == 2


def test_a_token_of_ours_from_another_desk_is_not_taken(
    client: Client, poster: Poster, send: Sends
) -> None:
    token = token_on(client.get(f"/m/{poster.code}/"))
    Poster.objects.update(code="ZZZZ2222")
    other = Poster.objects.create(
        company=poster.company,
        unit=poster.unit,
        code=poster.code,
        languages=["nb"],
        state="active",
        hung_up_at=poster.hung_up_at,
    )
    answer = client.post(f"/m/{other.code}/", {"token": token, "text": "The rail is gone."})
    assert answer.status_code == 422
    assert not Deviation.objects.exists()


def test_a_form_without_a_token_comes_back_with_one_and_all_that_was_typed(send: Sends) -> None:
    answer = send(token="made-up", text="The rail is gone.")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "press Send again" in page
    assert "The rail is gone." in page
    assert send(token=token_on(answer), text="The rail is gone.").status_code == 302
