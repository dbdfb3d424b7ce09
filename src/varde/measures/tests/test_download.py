"""The action plan as a file: the view that is shown, and only what one may see."""

from typing import Any

from django.test import Client

from varde.measures import verbs
from varde.measures.tests.conftest import sign_in
from varde.measures.tests.test_pages import PLAN, late, now, planned
from varde.people.models import Member
from varde.testing.cast import Cast


def lines(client: Client, member: Member, view: str) -> list[list[str]]:
    sign_in(client, member)
    answer: Any = client.get(f"{PLAN}last-ned/csv/?vis={view}&sprak=en")
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [line.split(";") for line in text.splitlines()]


def test_the_file_holds_the_view_that_is_shown(client: Client, cast: Cast) -> None:
    planned(cast, "Mend the rail")
    burning = late(cast, "Mend the lamp")
    heading, row = lines(client, cast.kari, "over-frist")
    assert len(heading) == len(row) == 8
    assert row[0] == "Mend the lamp"
    assert row[2] == "Ola"
    assert row[3] == f"{burning.due_date}"
    assert [line[0] for line in lines(client, cast.kari, "apne")[1:]] == [
        "Mend the lamp",
        "Mend the rail",
    ]


def test_what_is_done_says_when(client: Client, cast: Cast) -> None:
    measure = planned(cast, "Mend the rail")
    verbs.finish(measure, note="", by=cast.as_(cast.ola, now=now()))
    (row,) = lines(client, cast.kari, "gjort")[1:]
    assert row[5] == f"{measure.done_date}"


def test_nobody_takes_out_another_undertakings_plan(client: Client, cast: Cast) -> None:
    planned(cast, "Mend the rail")
    sign_in(client, cast.mona)
    assert client.get(f"{PLAN}last-ned/csv/").status_code == 404
