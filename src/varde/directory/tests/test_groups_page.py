"""The pages of groups: for those who decide about them, with a way back from what was done."""

import re

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from varde.people import rules, verbs
from varde.people.models import Group, Member
from varde.people.tests.conftest import Door
from varde.people.verbs import groups
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast, assemble

GROUPS = "grupper/"


@pytest.fixture
def group(cast: Cast) -> Group:
    return _formed(cast)


def _formed(cast: Cast) -> Group:
    members = [cast.hanne, cast.siri]
    return verbs.form_group(name="Varslingsutvalget", members=members, by=cast.as_(cast.bjorn))


def _undo(door: Door, page: str) -> None:
    """Presses the button in the notice."""
    notice = page.split(">Undo<")[0]
    door.post(re.findall(r'action="([^"]+)"', notice)[-1])


def test_the_adviser_forms_a_group_and_may_undo_it(cast: Cast, door: Door) -> None:
    answer = door.enter(cast.hanne).post(
        f"{GROUPS}ny/", name="Utvalget", first=cast.siri.pk, second="", third=cast.hanne.pk
    )
    group = Group.objects.get()
    assert set(group.members.all()) == {cast.siri, cast.hanne}
    assert answer["Location"] == reverse("groups:detail", args=[cast.company.slug, group.pk])
    page = door.get(answer["Location"])
    assert "Utvalget is formed." in page
    assert "2 people see what is closed to the group" in page
    _undo(door, page)
    group.refresh_from_db()
    assert group.state == rules.CLOSED


def test_a_group_without_people_or_name_is_asked_for_both(cast: Cast, door: Door) -> None:
    answer = door.enter(cast.hanne).post(f"{GROUPS}ny/", status=422, name="", second=cast.siri.pk)
    assert answer.content.decode().count("This must be filled in.") >= 2
    assert not Group.objects.exists()


def test_the_list_shows_who_is_in_each(cast: Cast, door: Door, group: Group) -> None:
    by = cast.as_(cast.bjorn)
    many = [cast.ola, cast.siri, cast.kari, cast.per, cast.arne]
    verbs.close_group(verbs.form_group(name="Eldre", members=many, by=by), by=by)
    page = door.enter(cast.hanne).get(GROUPS)
    assert "Hanne, Siri" in page
    assert "Arne, Kari, Ola" in page
    assert "and 2 others" in page
    assert page.index("Varslingsutvalget") < page.index("Eldre")


def test_somebody_is_added_and_taken_out_again(cast: Cast, door: Door, group: Group) -> None:
    there = f"{GROUPS}{group.pk}/"
    door.enter(cast.hanne).post(f"{there}legg-til/", member=cast.arne.pk)
    assert group.pk in cast.as_(cast.arne).groups
    page = door.get(there)
    assert "Arne is in the group." in page
    _undo(door, page)
    assert group.pk not in cast.as_(cast.arne).groups


def test_taking_somebody_out_can_be_undone(cast: Cast, door: Door, group: Group) -> None:
    there = f"{GROUPS}{group.pk}/"
    door.enter(cast.hanne).post(f"{there}ta-ut/{cast.siri.pk}/")
    assert set(group.members.all()) == {cast.hanne}
    page = door.get(there)
    assert "Take out Hanne" not in page
    _undo(door, page)
    assert set(group.members.all()) == {cast.hanne, cast.siri}


def test_the_last_one_stays(cast: Cast, door: Door, group: Group) -> None:
    there = f"{GROUPS}{group.pk}/ta-ut/"
    door.enter(cast.hanne).post(f"{there}{cast.siri.pk}/")
    answer = door.post(f"{there}{cast.hanne.pk}/", status=409)
    assert "A group needs at least one person" in answer.content.decode()
    door.post(f"{there}{cast.siri.pk}/", status=404)


def test_among_hundreds_a_person_is_found_by_name(cast: Cast, door: Door, group: Group) -> None:
    names = [f"Person {number:03}" for number in range(210)]
    rows = [
        Member(
            company=cast.company, name=name, sort_name=name.lower(), unit=cast.quay, state="active"
        )
        for name in names
    ]
    Member.objects.bulk_create(rows)
    there = f"{GROUPS}{group.pk}/"
    assert '<input type="text" name="member"' in door.enter(cast.hanne).get(there)
    door.post(f"{there}legg-til/", member="Person 117")
    page = door.get(there)
    assert "Person 117 is in the group." in page
    door.post(f"{there}ta-ut/{rows[117].pk}/")
    _undo(door, door.get(there))
    assert rows[117] in group.members.all()


@pytest.mark.parametrize("who", ["", "tull", "mona"])
def test_only_somebody_who_works_here_is_added(
    cast: Cast, door: Door, group: Group, who: str
) -> None:
    key = str(cast.mona.pk) if who == "mona" else who
    door.enter(cast.hanne).post(f"{GROUPS}{group.pk}/legg-til/", status=422, member=key)
    door.post(f"{GROUPS}{group.pk}/legg-til/?hvem={key}", status=422)
    assert group.members.count() == 2


def test_a_group_gets_another_name_and_keeps_its_people(
    cast: Cast, door: Door, group: Group
) -> None:
    there = f"{GROUPS}{group.pk}/"
    assert 'value="Varslingsutvalget"' in door.enter(cast.hanne).get(f"{there}navn/")
    door.post(f"{there}navn/", name="Utvalget")
    assert "The group is called Utvalget now." in door.get(there)
    assert group.members.count() == 2
    door.post(f"{there}navn/", status=422, name="x" * 201)


def test_a_closed_group_is_taken_into_use_again(cast: Cast, door: Door, group: Group) -> None:
    there = f"{GROUPS}{group.pk}/"
    door.enter(cast.hanne).post(f"{there}lukk/")
    page = door.get(there)
    assert "This group is closed" in page
    assert "Take out" not in page
    door.post(f"{there}legg-til/", status=422, member=cast.arne.pk)
    _undo(door, page)
    assert "Varslingsutvalget is in use again." in door.get(there)


PLACES = ["", "ny/", "{pk}/", "{pk}/navn/"]
DEEDS = ["ny/", "{pk}/navn/", "{pk}/legg-til/", "{pk}/ta-ut/{one}/", "{pk}/lukk/"]


@pytest.mark.parametrize("who", ["ola", "siri", "kari", "arne"])
def test_others_are_told_whom_to_ask(cast: Cast, door: Door, group: Group, who: str) -> None:
    door.enter(getattr(cast, who))
    for place in PLACES:
        page = door.get(GROUPS + place.format(pk=group.pk), status=403)
        assert "Ask the top manager or an HSE adviser" in page
        assert "Varslingsutvalget" not in page
    for deed in DEEDS:
        door.post(GROUPS + deed.format(pk=group.pk, one=cast.siri.pk), status=403, name="x")
    assert set(group.members.all()) == {cast.hanne, cast.siri}


def test_mona_of_another_undertaking_finds_nothing(cast: Cast, door: Door, group: Group) -> None:
    door.enter(cast.mona)
    for path in PLACES:
        door.get(GROUPS + path.format(pk=group.pk), status=404)
    slug = cast.mona.company.slug
    door.get(f"/{slug}/{GROUPS}{group.pk}/", status=404)
    door.post(f"/{slug}/{GROUPS}{group.pk}/lukk/", status=404)
    assert "Varslingsutvalget" not in door.get(f"/{slug}/{GROUPS}")


def test_the_pages_cost_the_same_however_many_there_are(
    cast: Cast, door: Door, group: Group, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = cast.as_(cast.bjorn)
    for number in range(20):
        unit_mate = verbs.welcome(name=f"Person {number}", unit=cast.quay, by=by)
        groups.seat(group, member=unit_mate, by=by)
        verbs.form_group(name=f"Gruppe {number}", members=[cast.ola, unit_mate], by=by)
    door.enter(cast.hanne)
    with django_assert_max_num_queries(19):
        assert "Gruppe 19" in door.get(GROUPS)
    with django_assert_max_num_queries(12):
        assert "Person 19" in door.get(f"{GROUPS}{group.pk}/")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["", "ny/", "{pk}/", "{pk}/navn/"])
def test_every_page_is_usable_everywhere(
    transactional_db: None, live_page: Opens, path: str
) -> None:
    cast = assemble()
    group = _formed(cast)
    place = f"/{cast.company.slug}/{GROUPS}{path.format(pk=group.pk)}"
    assert_usable_everywhere(live_page(place, user=cast.hanne.user))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_somebody_is_added_by_pressing_buttons(transactional_db: None, live_page: Opens) -> None:
    cast = assemble()
    group = _formed(cast)
    page = live_page(f"/{cast.company.slug}/{GROUPS}{group.pk}/", user=cast.hanne.user)
    page.locator("select[name=member]").select_option(str(cast.arne.pk))
    page.locator("form:has(select) button").click()
    page.get_by_role("listitem").filter(has_text="Arne").wait_for()
    assert group.members.count() == 3
