"""What holds for every answer: tags, once is once, limits, and no as a problem."""

import json

import pytest
from django.db import transaction

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.machines import limits, repeating
from varde.machines.models import Answered
from varde.machines.tests.conftest import System
from varde.testing.cast import NOW, Cast

pytestmark = pytest.mark.usefixtures("monday")


def test_what_the_asker_has_already_is_not_sent_again(
    payroll: System, loose_rail: Deviation
) -> None:
    payroll.get(f"cases/{loose_rail.pk}")
    tag = payroll.tag
    assert payroll.get(f"cases/{loose_rail.pk}", status=304, If_None_Match=tag) is None
    assert "Authorization" in payroll.headers["Vary"]
    payroll.post(f"cases/{loose_rail.pk}/receive")
    payroll.get(f"cases/{loose_rail.pk}", If_None_Match=tag)


def test_a_change_is_refused_when_somebody_was_there_meanwhile(
    cast: Cast, payroll: System, loose_rail: Deviation
) -> None:
    payroll.get(f"cases/{loose_rail.pk}")
    tag = payroll.tag
    verbs.speak(loose_rail, text="Wait.", by=cast.as_(cast.kari))
    problem = payroll.post(f"cases/{loose_rail.pk}/receive", status=412, If_Match=tag)
    assert problem["title"] == "Somebody has changed it"
    payroll.get(f"cases/{loose_rail.pk}")
    payroll.post(f"cases/{loose_rail.pk}/receive", If_Match=payroll.tag)
    assess = {"actual": 1, "potential": 1}
    payroll.post(f"cases/{loose_rail.pk}/assess", assess, If_Match=payroll.tag)


def test_the_same_sent_twice_is_one_case(cast: Cast, payroll: System) -> None:
    said = {"unit": str(cast.quay.pk), "text": "A hole."}
    first = payroll.post("cases", said, status=201, Idempotency_Key="a-1")
    second = payroll.post("cases", said, status=201, Idempotency_Key="a-1")
    assert first == second
    assert Deviation.objects.count() == 1
    payroll.post("cases", said, status=201, Idempotency_Key="a-2")
    payroll.post("cases", said | {"text": "Another."}, status=422, Idempotency_Key="a-2")
    assert Deviation.objects.count() == 2


def test_what_was_refused_may_be_tried_again_with_the_same_key(
    payroll: System, loose_rail: Deviation
) -> None:
    path, said = f"cases/{loose_rail.pk}/close", {"conclusion": "Done."}
    payroll.post(path, said, status=409, Idempotency_Key="b")
    assert not Answered.objects.exists()
    payroll.post(path, said, status=409, Idempotency_Key="b")


def test_answers_are_thrown_away_after_a_day(payroll: System, loose_rail: Deviation) -> None:
    payroll.post(f"cases/{loose_rail.pk}/receive", Idempotency_Key="c")
    assert repeating.sweep(NOW) == 0
    assert repeating.sweep(NOW + repeating.KEPT * 2) == 1


def test_too_many_calls_in_a_minute_are_told_to_wait(
    payroll: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_A_MINUTE", 2)
    payroll.get("cases")
    payroll.get("units")
    payroll.get("people", status=429)
    assert payroll.headers["Retry-After"] == "60"


@pytest.mark.parametrize("path", ["nothing", "cases/", "cases/17", "measures/x/y/z"])
def test_an_unknown_address_is_a_problem_and_no_page(payroll: System, path: str) -> None:
    assert payroll.get(path, status=404)["title"] == "It is not there"


def test_a_wrong_method_is_a_problem_that_names_the_right_ones(
    payroll: System, loose_rail: Deviation
) -> None:
    payroll.get(f"cases/{loose_rail.pk}/receive", status=405)
    assert payroll.headers["Allow"] == "POST"


def test_what_is_no_json_is_a_problem(payroll: System) -> None:
    answer = payroll.client.post(
        payroll._at("cases"), "{no", "application/json", headers=payroll._with({})
    )
    assert answer.status_code == 400
    assert json.loads(answer.content)["title"] == "We did not understand that"


def test_too_much_at_once_is_a_problem(payroll: System) -> None:
    too_much = {"text": "x" * 6_000_000}
    payroll.post("cases", too_much, status=413)


def test_problems_speak_the_language_asked_for(payroll: System) -> None:
    payroll.client.raise_request_exception = False
    answer = payroll.get("cases", status=401, Authorization="Bearer nothing", Accept_Language="nb")
    assert answer["status"] == 401
    assert payroll.headers["WWW-Authenticate"] == "Bearer"


def test_work_that_fails_leaves_no_answer_behind(payroll: System) -> None:
    def broken() -> repeating.Given:
        raise ZeroDivisionError

    asked = repeating.Asked(payroll.cast.hanne.pk, "d", b"", NOW)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        repeating.once(asked, broken)
    assert not Answered.objects.exists()
