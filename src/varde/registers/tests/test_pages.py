"""The pages: upload, see what was understood, answer, watch, and read what came of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from varde.people.actors import member_actor
from varde.people.models import Member
from varde.registers import forms, shelf, tasks, verbs
from varde.registers.models import Import
from varde.registers.rules import State
from varde.registers.tests.conftest import HEADING, RAIL, REGISTER, Desk
from varde.testing.cast import Cast

Enter = Callable[[Member], Client]
PLACE = "/fjordbygg-as/importer/"


def upload(client: Client, content: str | bytes, name: str = "register.csv") -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(PLACE, {"file": SimpleUploadedFile(name, data)})


def answers(client: Client, row: Import, **changed: str) -> dict[str, str]:
    """What the page's form holds, with some of it answered otherwise."""
    form = forms.Decide(row=row, actor=_actor(row))
    held = {name: str(form[name].value() or "") for name in form.fields}
    return {**held, "unit": str(_actor(row).member.unit.pk), **changed}


def _actor(row: Import) -> Any:
    member = Member.objects.get(name="Hanne")
    return member_actor(member, now=row.created_at)


def column(row: Import, name: str) -> str:
    return f"column{[link.column for link in row.mapping.links].index(name)}"


def test_from_file_to_cases(enter: Enter, cast: Cast) -> None:
    client = enter(cast.hanne)
    answer = upload(client, REGISTER)
    row = Import.objects.get()
    assert answer.headers["Location"] == row.get_absolute_url()
    html = client.get(row.get_absolute_url()).content.decode()
    assert "This is what we understood" in html
    assert "Løst rekkverk" in html
    begun = client.post(f"{PLACE}{row.pk}/bestem/", answers(client, row, begin="1", state="closed"))
    assert begun.status_code == 302
    running = client.get(row.get_absolute_url()).content.decode()
    assert "on its way in" in running
    tasks.take_over.func(str(row.pk), "en")
    over = client.get(row.get_absolute_url()).content.decode()
    assert "3 cases are in place" in over
    assert row.sha256 in over


def test_the_page_says_how_the_file_was_read_and_what_is_kept(enter: Enter, cast: Cast) -> None:
    client = enter(cast.bjorn)
    upload(client, REGISTER.encode("cp1252"))
    html = client.get(Import.objects.get().get_absolute_url()).content.decode()
    assert "CSV with semicolons, letters in CP1252" in html
    assert "1 column is kept as it stands" in html
    assert "Høy" in html


def test_a_column_can_be_given_another_field(enter: Enter, cast: Cast) -> None:
    client = enter(cast.hanne)
    upload(client, REGISTER)
    row = Import.objects.get()
    said = answers(client, row, **{column(row, "Farge"): "spot", column(row, "Status"): ""})
    assert client.post(f"{PLACE}{row.pk}/bestem/", said).status_code == 302
    row.refresh_from_db()
    assert row.mapping.filling("spot")[0].column == "Farge"
    assert row.mapping.filling("state") == ()


def test_the_meaning_of_words_can_be_told(enter: Enter, cast: Cast) -> None:
    client = enter(cast.hanne)
    upload(client, HEADING + RAIL + "Glatt;Glatt;13.06.2024;Lageret;Tja;Åpen;blå\n")
    row = Import.objects.get()
    place = [link.column for link in row.mapping.links].index("Alvorlighetsgrad")
    assert row.mapping.links[place].values == {"Høy": "3", "Tja": ""}
    said = answers(client, row, **{f"word{place}_1": "2"})
    client.post(f"{PLACE}{row.pk}/bestem/", said)
    row.refresh_from_db()
    assert row.mapping.links[place].values == {"Høy": "3", "Tja": "2"}


def test_two_columns_cannot_fill_one_line(enter: Enter, cast: Cast) -> None:
    client = enter(cast.hanne)
    upload(client, REGISTER)
    row = Import.objects.get()
    said = answers(client, row, **{column(row, "Farge"): "title"})
    answer = client.post(f"{PLACE}{row.pk}/bestem/", said)
    assert answer.status_code == 422
    assert "filled by “Tittel” already" in answer.content.decode()


def test_ambiguous_dates_are_asked_about_before_anything_begins(enter: Enter, cast: Cast) -> None:
    client = enter(cast.hanne)
    upload(client, "Tittel;Dato\nGlatt;03/04/2024\nLøst;05/06/2024\n")
    row = Import.objects.get()
    html = client.get(row.get_absolute_url()).content.decode()
    assert "How are the dates in “Dato” written?" in html
    said = answers(client, row, begin="1", state="closed")
    answer = client.post(f"{PLACE}{row.pk}/bestem/", said)
    assert answer.status_code == 422
    assert "Say first how the dates are written in: Dato." in answer.content.decode()
    client.post(f"{PLACE}{row.pk}/bestem/", {**said, "form1": "day_first"})
    row.refresh_from_db()
    assert row.state == State.RUNNING


def test_faults_are_listed_by_row_and_column_before_anything_begins(
    enter: Enter, cast: Cast
) -> None:
    client = enter(cast.hanne)
    upload(client, REGISTER + "Vått;Vått;31.02.2025;Lageret;Lav;Lukket;<b>hvit</b>\n")
    html = client.get(Import.objects.get().get_absolute_url()).content.decode()
    assert "1 thing must be put right first" in html
    assert "31.02.2025" in html
    assert "This is no date as the rest of the column writes them." in html
    assert "<b>hvit</b>" not in html


def test_a_register_without_dates_says_what_that_means(enter: Enter, cast: Cast) -> None:
    client = enter(cast.hanne)
    upload(client, "Tittel;Sted\nGlatt;Loftet\nLøst;Kjelleren\n")
    html = client.get(Import.objects.get().get_absolute_url()).content.decode()
    assert "the cases are dated today" in html


def test_while_it_runs_only_the_figures_are_fetched_anew(
    enter: Enter, cast: Cast, desk: Desk
) -> None:
    client = enter(cast.hanne)
    row = desk.upload(REGISTER)
    desk.begin(row)
    Import.objects.update(so_far=2, total=3)
    part = client.get(row.get_absolute_url(), headers={"HX-Request": "true"})
    assert "2 of 3" in part.content.decode()
    assert "<html" not in part.content.decode()
    verbs.carry_out(row, by=desk.by())
    after = client.get(row.get_absolute_url(), headers={"HX-Request": "true"})
    assert after.headers["HX-Refresh"] == "true"


def test_a_register_can_be_left(enter: Enter, cast: Cast, desk: Desk) -> None:
    client = enter(cast.hanne)
    row = desk.upload(REGISTER)
    assert client.post(f"{PLACE}{row.pk}/gi-opp/").status_code == 302
    assert not shelf.place(row.pk).exists()
    assert "left" in client.get(row.get_absolute_url()).content.decode()
    assert "register.csv" not in client.get(PLACE).content.decode()


def test_the_list_shows_what_was_imported_before(enter: Enter, cast: Cast, desk: Desk) -> None:
    client = enter(cast.hanne)
    assert "Nothing has been imported yet" in client.get(PLACE).content.decode()
    desk.take_over(REGISTER)
    html = client.get(PLACE).content.decode()
    assert "register.csv" in html
    assert "3 cases" in html


def test_only_those_who_may_import_see_the_pages(enter: Enter, cast: Cast, desk: Desk) -> None:
    row = desk.upload(REGISTER)
    for member in (cast.kari, cast.siri, cast.arne, cast.ola):
        client = enter(member)
        assert client.get(PLACE).status_code == 403
        assert upload(client, REGISTER).status_code == 403
        assert client.get(row.get_absolute_url()).status_code == 404
        assert client.post(f"{PLACE}{row.pk}/bestem/").status_code == 404
        assert client.post(f"{PLACE}{row.pk}/gi-opp/").status_code == 404
    assert Import.objects.count() == 1


def test_a_stranger_gets_404(enter: Enter, cast: Cast, desk: Desk) -> None:
    row = desk.upload(REGISTER)
    client = enter(cast.mona)
    assert client.get(PLACE).status_code == 404
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.get(f"/nabo-as/importer/{row.pk}/").status_code == 404


def test_whoever_is_not_signed_in_is_asked_to_be(client: Client, cast: Cast) -> None:
    assert client.get(PLACE).status_code == 302


@pytest.mark.parametrize("name", ["../../etc/passwd", "a" * 300 + ".csv", "<b>fil</b>.csv"])
def test_a_file_may_be_called_anything(enter: Enter, cast: Cast, name: str) -> None:
    client = enter(cast.hanne)
    assert upload(client, REGISTER, name).status_code == 302
    row = Import.objects.get()
    assert "/" not in row.file_name
    assert "<b>fil" not in client.get(row.get_absolute_url()).content.decode()
