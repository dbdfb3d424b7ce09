"""Asking every operation for all its description allows, and for what it does not.

Half of what is made up is put right, so that it comes through to the verbs: the undertaking, the
row of the address, and the rows and days the body names.
"""

import json
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS
from schemathesis.generation import GenerationMode

from varde.config import api

WANTED = (
    *("not_a_server_error", "status_code_conformance", "content_type_conformance"),
    "response_schema_conformance",
)


@dataclass
class World:
    """Who asks, and rows there are: by the field that names them, and by the address."""

    company: str
    secret: str
    named: dict[str, list[uuid.UUID]]
    rows: dict[str, list[uuid.UUID]]
    days: list[str]
    answered: Counter[tuple[str, int]] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def asked(self) -> int:
        return sum(self.answered.values())


def fuzz(world: World, *, examples: int, seed: int) -> None:
    """So many cases for each operation, half of them as described and half not."""
    described = schemathesis.openapi.from_dict(json.loads(json.dumps(api.description())))
    described.app = WSGIHandler()
    for found in described.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            _fuzz_one(world, operation.as_strategy(generation_mode=mode), examples // 2, seed)


def _fuzz_one(world: World, cases: Any, examples: int, seed: int) -> None:
    checks = CHECKS.get_by_names(list(WANTED))

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=seed == 0,
        phases=[Phase.generate],
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, data=st.data())
    def ask(case: Any, data: Any) -> None:
        _put_right(world, case, data)
        response = case.call(headers={"Authorization": f"Bearer {world.secret}"})
        world.answered[f"{case.method} {case.path}", response.status_code] += 1
        try:
            case.validate_response(response, checks=checks)
        except Exception as fault:  # noqa: BLE001 - every kind of fault is gathered
            said = str(fault).splitlines()
            world.faults[f"{case.method} {case.path}: {' '.join(said)[:600]}"] += 1

    ask()


def _put_right(world: World, case: Any, data: Any) -> None:
    parameters = dict(case.path_parameters or {})
    if _mostly(data):
        parameters["undertaking"] = world.company
    if "pk" in parameters and _mostly(data):
        kind = case.path.split("/")[4]
        parameters["pk"] = str(data.draw(st.sampled_from(world.rows[kind])))
    case.path_parameters = parameters
    if _mostly(data):
        for name in ("If-Match", "Authorization"):  # made up, they only ever say no
            case.headers.pop(name, None)
    if isinstance(case.body, dict):
        _name_rows(world, case.body, data)


def _name_rows(world: World, body: dict[str, Any], data: Any) -> None:
    for name in body:
        if name in world.named and _mostly(data):
            body[name] = str(data.draw(st.sampled_from(world.named[name])))
        elif name.endswith("_date") and _mostly(data):
            body[name] = data.draw(st.sampled_from(world.days))


def _mostly(data: Any) -> bool:
    """Hypothesis likes small numbers best."""
    return bool(data.draw(st.integers(0, 9)) < 9)
