"""Pages that change people: each for those the rules name, with words for the others."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from varde.mail.models import Letter
from varde.people import rules, verbs
from varde.people.models import Appointment, Employment, EmploymentForm, Invitation, Member
from varde.people.tests.conftest import Door
from varde.steps import roles
from varde.testing.cast import FIRST_DAY, Cast


def _page(member: Member, name: str = "") -> str:
    return f"folk/{member.pk}/{name}"


def _ida(cast: Cast, **more: str) -> dict[str, str]:
    known = {"name": "Ida Berg", "unit": str(cast.quay.pk), "form": "apprentice"}
    return known | {"start_date": "01.08.2026"} | more


# --- somebody new


def test_the_leader_adds_a_person_to_the_own_unit(door: Door, cast: Cast) -> None:
    door.enter(cast.kari)
    page = door.get("folk/ny/", enhet=str(cast.quay.pk))
    assert "Havnekvartalet" in page
    assert "Lageret" not in page
    answer = door.post("folk/ny/", 302, **_ida(cast, number="1042", birth_date="4.3.2009"))
    ida = Member.objects.get(name="Ida Berg")
    assert answer["Location"].endswith(f"/folk/{ida.pk}/")
    assert (ida.unit, ida.number) == (cast.quay, "1042")
    assert ida.employments.get().form == EmploymentForm.APPRENTICE


def test_a_colleague_is_told_whom_to_ask(door: Door, cast: Cast) -> None:
    door.enter(cast.ola)
    assert "Ask them" in door.get("folk/ny/", 403)
    door.post("folk/ny/", 403, **_ida(cast))
    assert not Member.objects.filter(name="Ida Berg").exists()


def test_a_unit_one_does_not_lead_cannot_be_chosen(door: Door, cast: Cast) -> None:
    door.enter(cast.kari).post("folk/ny/", 422, **_ida(cast, unit=str(cast.store.pk)))
    door.post("folk/ny/", 422, **_ida(cast, unit=str(cast.mona.unit_id)))
    assert not Member.objects.filter(name="Ida Berg").exists()


@pytest.mark.parametrize("number", ["01020312345", "010203 12345"])
def test_a_national_identity_number_is_never_taken(door: Door, cast: Cast, number: str) -> None:
    answer = door.enter(cast.kari).post("folk/ny/", 422, **_ida(cast, number=number))
    assert "a number of your own" in answer.content.decode()


def test_a_number_in_use_keeps_everything_typed(door: Door, cast: Cast) -> None:
    verbs.identify(cast.ola, number="7", birth_date=None, by=cast.as_(cast.kari))
    page = door.enter(cast.kari).post("folk/ny/", 422, **_ida(cast, number="7")).content.decode()
    assert "Ola already has that number" in page
    assert 'value="Ida Berg"' in page
    assert not Member.objects.filter(name="Ida Berg").exists()


# --- correcting


def test_somebody_corrects_the_own_phone_and_stays_where_they_are(door: Door, cast: Cast) -> None:
    door.enter(cast.ola)
    words = {"name": "Ola", "unit": str(cast.quay.pk), "email": "", "phone": "900 00 000"}
    door.post(_page(cast.ola, "endre/"), 302, **words)
    assert Member.objects.get(pk=cast.ola.pk).phone == "900 00 000"
    door.post(_page(cast.ola, "endre/"), 422, **words | {"unit": str(cast.store.pk)})
    door.get(_page(cast.siri, "endre/"), 403)


def test_the_adviser_moves_a_person(door: Door, cast: Cast) -> None:
    words = {"name": "Ola", "unit": str(cast.store.pk), "email": "", "phone": ""}
    door.enter(cast.hanne).post(_page(cast.ola, "endre/"), 302, **words)
    assert Member.objects.get(pk=cast.ola.pk).unit == cast.store


def test_number_and_age_are_for_the_leader_to_say(door: Door, cast: Cast) -> None:
    words = {"number": "99", "birth_date": "01.02.2010"}
    door.enter(cast.ola).post(_page(cast.ola, "nummer/"), 403, **words)
    door.enter(cast.kari).post(_page(cast.ola, "nummer/"), 302, **words)
    assert Member.objects.get(pk=cast.ola.pk).number == "99"
    wrong = door.post(_page(cast.ola, "nummer/"), 422, number="", birth_date="31.02.2010")
    assert "does not exist" in wrong.content.decode()


# --- ways of working


def test_how_somebody_works_here_is_said_changed_and_ended(door: Door, cast: Cast) -> None:
    door.enter(cast.kari)
    words = {"form": "hired", "unit": str(cast.quay.pk), "start_date": "01.09.2026"}
    missing = door.post(_page(cast.tomasz, "arbeid/"), 422, **words)
    assert "hired from" in missing.content.decode()
    door.post(_page(cast.tomasz, "arbeid/"), 302, **words, agency="Bemanning AS")
    work = Employment.objects.get(member=cast.tomasz)
    assert "Bemanning AS" in door.get(f"folk/arbeid/{work.pk}/")
    door.post(f"folk/arbeid/{work.pk}/", 302, agency="Fjord Bemanning", end_date="31.12.2026")
    work.refresh_from_db()
    assert (work.agency, str(work.end_date)) == ("Fjord Bemanning", "2026-12-31")
    door.get(f"folk/arbeid/{work.pk}/slutt/")
    door.post(f"folk/arbeid/{work.pk}/slutt/", 302, end_date="30.11.2026")
    work.refresh_from_db()
    assert (work.state, str(work.end_date)) == (rules.CLOSED, "2026-11-30")


@pytest.mark.parametrize("who", ["ola", "per", "siri"])
def test_others_say_nothing_about_how_somebody_works(door: Door, cast: Cast, who: str) -> None:
    work = verbs.employ(
        cast.tomasz,
        form=EmploymentForm.TEMP,
        unit=cast.quay,
        start_date=FIRST_DAY,
        by=cast.as_(cast.kari),
    )
    door.enter(getattr(cast, who))
    door.get(_page(cast.tomasz, "arbeid/"), 403)
    door.post(f"folk/arbeid/{work.pk}/", 403, agency="x")
    door.post(f"folk/arbeid/{work.pk}/slutt/", 403, end_date="30.11.2026")
    work.refresh_from_db()
    assert (work.state, work.agency) == (rules.OPEN, "")


# --- roles


def test_the_adviser_gives_a_role_limits_it_ends_it_and_takes_that_back(
    door: Door, cast: Cast
) -> None:
    door.enter(cast.hanne)
    words = {"role": "leader", "unit": str(cast.sites.pk), "start_date": "01.11.2026"}
    door.post(_page(cast.ola, "rolle/"), 302, **words, is_deputy="on")
    held = Appointment.objects.get(member=cast.ola)
    assert (held.unit, held.is_deputy) == (cast.sites, True)
    door.get(f"folk/rolle/{held.pk}/til/")
    door.post(f"folk/rolle/{held.pk}/til/", 302, end_date="31.12.2030")
    door.post(f"folk/rolle/{held.pk}/slutt/")
    held.refresh_from_db()
    assert held.state == rules.ENDED
    assert f"/folk/rolle/{held.pk}/likevel/" in door.get(_page(cast.ola))
    door.post(f"folk/rolle/{held.pk}/likevel/")
    held.refresh_from_db()
    assert (held.state, held.end_date) == (rules.HELD, None)


@pytest.mark.parametrize("who", ["ola", "kari", "siri", "arne"])
def test_others_give_no_roles_and_end_none(door: Door, cast: Cast, who: str) -> None:
    held = Appointment.objects.get(member=cast.kari)
    door.enter(getattr(cast, who))
    door.get(_page(cast.ola, "rolle/"), 403)
    door.post(f"folk/rolle/{held.pk}/slutt/", 403)
    door.post(f"folk/rolle/{held.pk}/til/", 403, end_date="31.12.2030")
    held.refresh_from_db()
    assert (held.state, held.end_date) == (rules.HELD, None)


def test_the_last_top_manager_is_told_to_find_another(door: Door, cast: Cast) -> None:
    held = Appointment.objects.get(member=cast.bjorn)
    answer = door.enter(cast.bjorn).post(f"folk/rolle/{held.pk}/slutt/", 409)
    assert "Appoint another top manager first" in answer.content.decode()


def test_a_role_taken_back_too_late_is_refused(door: Door, cast: Cast) -> None:
    held = Appointment.objects.get(member=cast.kari)
    verbs.end_role(held, by=cast.as_(cast.hanne))
    verbs.appoint(
        cast.ola,
        role=roles.LEADER,
        unit=cast.quay,
        start_date=timezone.now().date(),
        by=cast.as_(cast.hanne),
    )
    answer = door.enter(cast.hanne).post(f"folk/rolle/{held.pk}/likevel/", 409)
    assert "Ola leads Havnekvartalet" in answer.content.decode()


# --- inviting


def _link_in(page: str) -> str:
    found = re.search(r"<code>(.+?)</code>", page)
    assert found
    return found[1]


def test_the_link_is_shown_once_and_opens_the_door(door: Door, cast: Cast) -> None:
    page = door.enter(cast.kari).post(_page(cast.tomasz, "inviter/"), 200).content.decode()
    link = _link_in(page)
    assert link.startswith("http://testserver/konto/invitasjon/")
    assert "mailto:?subject=" in page
    assert link.split("/")[-2] not in door.get(_page(cast.tomasz))
    door.client.logout()
    assert "Tomasz" in door.get(link.removeprefix("http://testserver"))
    assert not Letter.objects.exists()


@pytest.mark.usefixtures("with_post")
def test_with_a_mail_server_the_link_is_sent_too(door: Door, cast: Cast) -> None:
    Member.objects.filter(pk=cast.tomasz.pk).update(email="t@example.org")
    page = door.enter(cast.kari).post(_page(cast.tomasz, "inviter/"), 200).content.decode()
    assert "We have sent it to t@example.org" in page
    letter = Letter.objects.get()
    assert letter.to == "t@example.org"
    assert _link_in(page) in letter.text
    assert _link_in(page).startswith("https://hms.example.org/konto/invitasjon/")


def test_a_link_is_taken_back(door: Door, cast: Cast) -> None:
    door.enter(cast.kari)
    link = _link_in(door.post(_page(cast.tomasz, "inviter/"), 200).content.decode())
    assert "A link is on its way" in door.get(_page(cast.tomasz))
    door.post(_page(cast.tomasz, "trekk-invitasjon/"))
    assert Invitation.objects.get().state == rules.WITHDRAWN
    door.client.logout()
    door.get(link.removeprefix("http://testserver"), 410)


@pytest.mark.parametrize("who", ["ola", "siri", "per"])
def test_others_invite_nobody(door: Door, cast: Cast, who: str) -> None:
    door.enter(getattr(cast, who)).post(_page(cast.tomasz, "inviter/"), 403)
    assert not Invitation.objects.exists()


# --- goodbye and welcome back


def test_what_waits_and_what_ends_is_shown_before_anything_happens(door: Door, cast: Cast) -> None:
    verbs.form_group(name="Utvalget", members=[cast.siri], by=cast.as_(cast.bjorn))
    page = door.enter(cast.kari).get(_page(cast.siri, "slutter/"))
    assert "Groups with nobody else in them" in page
    assert "Safety representative, Havnekvartalet" in page
    words = {"last_day": timezone.now().strftime("%d.%m.%Y")}
    door.post(_page(cast.siri, "slutter/"), 422, **words)
    assert Member.objects.get(pk=cast.siri.pk).state == rules.ACTIVE
    door.post(_page(cast.siri, "slutter/"), 422, **words, successor=str(cast.siri.pk))
    door.post(_page(cast.siri, "slutter/"), 302, **words, successor=str(cast.ola.pk))
    assert Member.objects.get(pk=cast.siri.pk).state == rules.LEFT
    assert cast.ola.groups.get().name == "Utvalget"


def test_whoever_left_is_out_at_once(door: Door, cast: Cast) -> None:
    door.enter(cast.ola).get("folk/")
    verbs.leave(cast.ola, by=cast.as_(cast.kari))
    door.get("folk/", 404)
    assert "not part of any organisation" in door.get(reverse("signin:me"))


def test_only_the_line_lets_people_go(door: Door, cast: Cast) -> None:
    for who in (cast.ola, cast.per):
        door.enter(who).get(_page(cast.tomasz, "slutter/"), 403)
        door.post(_page(cast.tomasz, "slutter/"), 403, last_day="01.11.2026")
    assert Member.objects.get(pk=cast.tomasz.pk).state == rules.ACTIVE


def test_the_last_top_manager_cannot_leave(door: Door, cast: Cast) -> None:
    words = {"last_day": timezone.now().strftime("%d.%m.%Y")}
    answer = door.enter(cast.bjorn).post(_page(cast.bjorn, "slutter/"), 422, **words)
    assert "Appoint another top manager first" in answer.content.decode()


def test_somebody_comes_back_to_a_unit_one_leads(door: Door, cast: Cast) -> None:
    verbs.leave(cast.tomasz, by=cast.as_(cast.kari))
    door.enter(cast.kari).post(_page(cast.tomasz, "tilbake/"), 422, unit=str(cast.store.pk))
    door.post(_page(cast.tomasz, "tilbake/"), 302, unit=str(cast.quay.pk))
    assert Member.objects.get(pk=cast.tomasz.pk).state == rules.ACTIVE
    door.get(_page(cast.tomasz))
