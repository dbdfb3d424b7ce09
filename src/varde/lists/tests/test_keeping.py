"""Views people keep: the question under a name, never the answer."""

import pytest

from varde.deviations import verbs as cases
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, report
from varde.foundation.refusals import Forbidden, Refused
from varde.lists import verbs
from varde.lists.models import SavedView
from varde.people.models import Member
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

HERE = "visninger/"


def kept(cast: Cast, by: Member, query: str = "?vis=alle&slag=fault", **more: bool) -> SavedView:
    who = cast.as_(by)
    return verbs.keep(list_key="cases", query=query, name="Faults", by=who, **more)


def test_a_view_is_ones_own_until_it_is_shared(cast: Cast) -> None:
    view = kept(cast, cast.kari)
    seen = SavedView.objects.visible_to
    assert list(seen(cast.as_(cast.kari))) == [view]
    assert not seen(cast.as_(cast.ola))
    verbs.change(view, name="Our faults", is_shared=True, by=cast.as_(cast.kari))
    assert [one.name for one in seen(cast.as_(cast.ola))] == ["Our faults"]
    assert not seen(cast.as_(cast.mona))


def test_those_who_lead_nothing_share_nothing(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="lead a unit"):
        kept(cast, cast.ola, is_shared=True)
    view = kept(cast, cast.ola)
    with pytest.raises(Forbidden, match="lead a unit"):
        verbs.change(view, name="F", is_shared=True, by=cast.as_(cast.ola))


def test_only_whoever_made_it_changes_it(cast: Cast, door: Door) -> None:
    view = kept(cast, cast.kari, is_shared=True)
    with pytest.raises(Forbidden):
        verbs.remove(view, by=cast.as_(cast.hanne))
    where = door.url(page=f"{HERE}{view.pk}/")
    door.opens(cast.hanne, f"{where}endre/", status=404)
    assert door.sends(cast.hanne, f"{where}fjern/").status_code == 404


def test_what_is_shown_now_gets_a_name_and_is_opened_again(cast: Cast, door: Door) -> None:
    report(cast, "Fault.", kind="fault")
    report(cast, "Accident.", kind="accident")
    html = door.opens(cast.kari, door.url(page="?vis=alle&slag=fault&kol=nr&kol=slag&etter=x"))
    keep = f'{HERE}ny/?vis=alle&amp;slag=fault&amp;kol=nr.slag"'
    assert keep in html
    answer = door.sends(
        cast.kari, door.url(page=f"{HERE}ny/?vis=alle&slag=fault&kol=nr.slag"), name="Faults"
    )
    view = SavedView.objects.get()
    assert view.query == "?vis=alle&slag=fault&kol=nr.slag"
    assert answer.headers["Location"] == door.url(page=f"{HERE}{view.pk}/")
    door.enter(cast.kari)
    opened = door.client.get(door.url(page=f"{HERE}{view.pk}/"), follow=True).content.decode()
    assert "Fault" in opened
    assert "Accident." not in opened
    assert ">Kind</th>" in opened
    assert ">Severity</th>" not in opened
    assert 'aria-current="page"><bdi>Faults</bdi>' in opened


def test_the_page_that_asks_for_a_name_offers_sharing_to_those_who_lead(
    cast: Cast, door: Door
) -> None:
    where = door.url(page=f"{HERE}ny/?vis=alle")
    assert 'name="is_shared"' in door.opens(cast.kari, where)
    assert 'name="is_shared"' not in door.opens(cast.ola, where)


def test_what_is_no_more_or_not_for_this_reader_is_left_out(cast: Cast, door: Door) -> None:
    query = f"?vis=alle&enhet={cast.mona.unit_id}&slag=gone&alvor=2&strange=1&kol=gone"
    view = kept(cast, cast.kari, query)
    door.enter(cast.kari)
    answer = door.client.get(door.url(page=f"{HERE}{view.pk}/"))
    assert answer.headers["Location"] == door.url(page=f"?vis=alle&alvor=2&visning={view.pk}")


def test_a_shared_view_shows_each_only_what_they_may_see(cast: Cast, door: Door) -> None:
    report(cast, "At the quay.", kind="fault")
    view = kept(cast, cast.hanne, is_shared=True)
    door.enter(cast.per)
    html = door.client.get(door.url(page=f"{HERE}{view.pk}/"), follow=True).content.decode()
    assert "At the quay." not in html
    assert "Faults" in html


def test_the_file_of_a_view_has_its_rows_and_columns(cast: Cast, door: Door) -> None:
    report(cast, "Fault.", kind="fault")
    report(cast, "Accident.", kind="accident")
    view = kept(cast, cast.kari, "?vis=alle&slag=fault&kol=nr.slag")
    door.enter(cast.kari)
    answer = door.client.get(door.url(page=f"{HERE}{view.pk}/csv/"), follow=True)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    heading, row = [line.split(";") for line in text.splitlines()]
    assert heading == ["No.", "Case", "Place", "Reported", "Kind"]
    assert (row[1], row[4]) == ("Fault", "A visible fault or defect")


def test_a_view_is_renamed_and_taken_away(cast: Cast, door: Door) -> None:
    view = kept(cast, cast.kari)
    where = door.url(page=f"{HERE}{view.pk}/")
    assert door.sends(cast.kari, f"{where}endre/", name="").status_code == 422
    door.sends(cast.kari, f"{where}endre/", name="Visible faults")
    assert "Visible faults" in door.opens(cast.kari, door.url())
    door.sends(cast.kari, f"{where}fjern/")
    assert "Visible faults" not in door.opens(cast.kari, door.url())
    door.opens(cast.kari, where, status=404)


def test_there_is_an_end_to_how_many(cast: Cast) -> None:
    for _number in range(verbs.MOST_VIEWS):
        kept(cast, cast.kari)
    with pytest.raises(Refused, match="Take one away"):
        kept(cast, cast.kari)


def test_views_cost_one_query_however_many(cast: Cast, door: Door) -> None:
    kept(cast, cast.kari)
    few = door.costs(cast.kari, door.url())
    for _number in range(5):
        kept(cast, cast.kari)
    assert door.costs(cast.kari, door.url()) == few


def test_the_plan_keeps_views_of_its_own(cast: Cast, door: Door) -> None:
    kept(cast, cast.kari)
    answer = door.sends(
        cast.kari, f"/fjordbygg-as/tiltak/{HERE}ny/?vis=apne&venter=over", name="Late ones"
    )
    html = door.opens(cast.kari, "/fjordbygg-as/tiltak/")
    assert "Late ones" in html
    assert "Faults" not in html
    door.client.get(answer.headers["Location"])
    view = SavedView.objects.get(name="Late ones")
    assert view.query == "?vis=apne&venter=over"


def test_columns_are_chosen_shown_and_taken_out(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    cases.receive(loose_rail, by=cast.as_(cast.kari))
    html = door.opens(cast.kari, door.url(page="?kol=tilstand&kol=enhet"))
    assert ">Unit</th>" in html
    assert ">Due</th>" not in html
    assert "last-ned/csv/?vis=apne&amp;kol=tilstand.enhet" in html
    usual = door.opens(cast.kari, door.url(page="?kol=nonsense"))
    assert ">Due</th>" in usual


@pytest.mark.browser
@pytest.mark.opens("lists/keep.html")
def test_keeping_and_changing_a_view_are_usable(cast: Cast, live_page: Opens) -> None:
    view = kept(cast, cast.kari)
    for where in ("ny/?vis=alle", f"{view.pk}/endre/"):
        page = live_page(f"/fjordbygg-as/avvik/{HERE}{where}", user=cast.kari.user)
        assert_usable_everywhere(page)
    page = live_page(f"/fjordbygg-as/avvik/{HERE}{view.pk}/", user=cast.kari.user)
    for folded in page.locator("summary").all():
        folded.click()
    assert_usable_everywhere(page)
