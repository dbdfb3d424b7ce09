"""A new undertaking: its founder is told what to begin with, until it is done."""

import pytest
from django.test import Client
from django.utils import timezone

from varde.deviations import verbs as deviations
from varde.people import verbs as people
from varde.people.actors import member_actor
from varde.people.models import Member
from varde.posters import verbs as posters
from varde.start.tests.test_found import TYPED
from varde.testing.cast import Cast


@pytest.mark.django_db
def test_the_founder_is_shown_three_first_steps_until_each_is_done(client: Client) -> None:
    client.post("/start/", TYPED)
    member = Member.objects.get()
    by = member_actor(member, now=timezone.now())
    home = "/lillevik-snekkeri/"
    poster, person, report = (f"{home}{at}/" for at in ("plakater/ny", "folk/ny", "meld"))

    def steps() -> list[str]:
        page = client.get(f"{home}?sprak=en").content.decode()
        listed = page.split("Begin here")[1].split("</section>")[0] if "Begin here" in page else ""
        return [at for at in (poster, person, report) if f'href="{at}"' in listed]

    assert steps() == [poster, person, report]
    people.welcome(name="Jon", unit=member.unit, by=by)
    assert steps() == [poster, report]
    deviations.report(token="first", unit=member.unit, text="Løs list", by=by)
    assert steps() == [poster]
    posters.hang_up(unit=member.unit, languages=["nb"], by=by)
    assert steps() == []


def test_somebody_who_answers_for_a_part_of_it_is_not_told(cast: Cast, client: Client) -> None:
    assert cast.kari.user
    client.force_login(cast.kari.user)
    assert "Begin here" not in client.get("/fjordbygg-as/?sprak=en").content.decode()
