"""The case on paper: what the reader may see, and nothing else."""

import datetime
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from varde.audit import anchors
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, checking, closed, report
from varde.files import verbs as files
from varde.files.cleaning import Cleaned
from varde.handling import paper
from varde.measures import verbs as measures
from varde.people.models import Member
from varde.testing.cast import NOW, Cast

DAY = datetime.timedelta(days=1)
Reads = Callable[[Deviation, Member], str]


@pytest.fixture
def reads(cast: Cast) -> Reads:
    """All the words of the PDF a member gets."""

    def words(case: Deviation, member: Member) -> str:
        reader = PdfReader(io.BytesIO(paper.pdf(case, cast.as_(member))))
        return " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    return words


def test_it_says_what_happened_why_and_what_is_done(
    cast: Cast, loose_rail: Deviation, reads: Reads
) -> None:
    case = checking(cast, loose_rail)
    by = cast.as_(cast.kari)
    verbs.plan(case, title="Bolts", responsible=cast.tomasz, due_date=NOW.date(), by=by)

    words = reads(case, cast.kari)
    for said in (
        "The rail is loose",
        "Two men walked there yesterday.",
        "Nobody was asked to check it.",
        "Why did it happen? It was not fastened.",
        "Bolts Tomasz 23 Nov 2026",
        "Kari took the case",
        "Stillas B, Havnekvartalet",
    ):
        assert said in words


def test_it_says_what_was_hit(cast: Cast, loose_rail: Deviation, reads: Reads) -> None:
    by = cast.as_(cast.kari)
    verbs.assess(loose_rail, actual=1, potential=2, hit=["people", "environment"], by=by)
    assert "Life and health, The environment" in reads(loose_rail, cast.kari)


def test_the_reporter_is_named_to_nobody(cast: Cast, loose_rail: Deviation, reads: Reads) -> None:
    assert "Ola" not in reads(loose_rail, cast.kari)
    assert "The reporter reported this" in reads(loose_rail, cast.kari)
    case = report(cast, "Loose.", reporter_name="Ola Nordmann", reporter_contact="90 00 00 00")
    assert "Nordmann" not in reads(case, cast.kari)
    assert "Ola" not in reads(case, cast.siri)


def test_every_day_on_it_keeps_its_year(cast: Cast, loose_rail: Deviation, reads: Reads) -> None:
    case = checking(cast, loose_rail)
    by = cast.as_(cast.kari)
    bolts = verbs.plan(
        case, title="Bolts", responsible=cast.tomasz, due_date=NOW.date() + 7 * DAY, by=by
    )
    measures.finish(bolts, note="Six of them.", by=by)
    words = reads(case, cast.kari)
    assert "Printed 23 Nov 2026" in words
    assert "30 Nov 2026 Done, 23 Nov 2026 Six of them." in words
    assert not re.search(r"\b(today|tomorrow|Monday)\b", words)
    assert not re.search(r"\d Nov(?! 2026)", words)


def test_the_check_and_the_conversation_are_on_it_and_the_notes_are_not(
    cast: Cast, loose_rail: Deviation, reads: Reads
) -> None:
    case = checking(cast, loose_rail)
    assert "To be checked 23 Nov 2026." in reads(case, cast.kari)
    verbs.it_helped(case, note="Nobody walks there.", by=cast.as_(cast.kari))
    verbs.speak(case, text="It is better now.", by=cast.as_(cast.ola))
    verbs.speak(case, text="Only for us.", to_reporter=False, by=cast.as_(cast.kari))
    words = reads(case, cast.kari)
    assert "Yes, it helped. Nobody walks there." in words
    assert "The reporter It is better now." in words
    assert "Only for us." not in words
    assert "Ola" not in reads(case, cast.ola)


def test_signs_that_mean_something_to_a_typesetter_are_only_signs(cast: Cast, reads: Reads) -> None:
    case = report(cast, "Cost #100 *now* $5 _and_ @ref <b> \\ `x` [y]. 🚧 مرحبا")
    assert "#100 *now* $5 _and_ @ref" in reads(case, cast.kari)


def test_pictures_are_on_it_and_papers_are_not(
    cast: Cast, loose_rail: Deviation, reads: Reads, contents: Path
) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48), "orange").save(drawn, "JPEG")
    photo = Cleaned(drawn.getvalue(), "image/jpeg", "jpg", "rail.jpg", width=64, height=48)
    routine = Cleaned(b"%PDF a paper", "application/pdf", "pdf", "routine.pdf")
    for file in (photo, routine):
        files.attach(loose_rail, file, by=cast.as_(cast.ola))

    words = reads(loose_rail, cast.kari)
    assert "Picture 1" in words
    assert "Picture 2" not in words


def test_from_the_page_as_a_pdf_with_its_number(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    door.enter(cast.kari)
    answer = door.client.get(door.url(closed(cast, loose_rail), "pdf/"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert f"deviation-{loose_rail.number}.pdf" in answer.headers["Content-Disposition"]
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("who", ["per", "mona"])
def test_others_get_no_paper(cast: Cast, door: Door, loose_rail: Deviation, who: str) -> None:
    door.opens(getattr(cast, who), door.url(loose_rail, "pdf/"), status=404)


def test_at_the_foot_stands_how_far_the_trail_had_come(
    cast: Cast, loose_rail: Deviation, reads: Reads
) -> None:
    head = anchors.on_paper(cast.company.pk)
    words = reads(loose_rail, cast.kari)
    assert f"Its mark, to be checked later: {head}" in words
    assert anchors.is_in_trail(head)
