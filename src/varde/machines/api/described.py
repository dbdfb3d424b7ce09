"""What openapi.json says of all operations alike: the undertaking, the headers, how no is said."""

from collections.abc import Iterator
from typing import Any

from varde.machines.api.problems import CONTENT_TYPE

UNDERTAKING = {
    "name": "undertaking",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[a-z0-9-]+$", "maxLength": 60},
    "description": "The undertaking, as in the address of its pages.",
}
TAG = {"type": "string", "maxLength": 200, "pattern": r"^[\x21-\x7e ]*$"}
NAME = {"type": "string", "minLength": 1, "maxLength": 100, "pattern": r"^[\x21-\x7e]+$"}


def _header(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    header = {"name": name, "in": "header", "required": False, "schema": schema}
    return header | {"description": description}


LANGUAGE = _header(
    "Accept-Language", {"type": "string", "enum": ["nb", "nn", "en", "pl"]}, "Words for people."
)
IF_NONE_MATCH = _header("If-None-Match", TAG, "The ETag you have: 304 when nothing is new.")
IF_MATCH = _header("If-Match", TAG, "The ETag you read: 412 when somebody has changed it since.")
ONCE = _header("Idempotency-Key", NAME, "The same key and content within a day is done once.")


def completed(schema: Any) -> dict[str, Any]:
    """The description from the operations, with what stands in none of them."""
    for path in schema["paths"].values():
        path["parameters"] = [UNDERTAKING]
    for method, operation in _operations(schema):
        operation["parameters"] += _headers(method, operation)
        for status, response in operation["responses"].items():
            _say_no_as_problems(int(status), response)
    schema.pop("servers", None)
    return dict(schema)


def _operations(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in schema["paths"].values():
        for method in ("get", "post"):
            if method in path:
                yield method, path[method]


def _headers(method: str, operation: dict[str, Any]) -> list[dict[str, Any]]:
    if method == "get":
        return [LANGUAGE, IF_NONE_MATCH]
    takes_files = "multipart/form-data" in operation.get("requestBody", {}).get("content", {})
    once = [] if takes_files else [ONCE]
    return [LANGUAGE, *once, *([IF_MATCH] if 412 in operation["responses"] else [])]


def _say_no_as_problems(status: int, response: dict[str, Any]) -> None:
    if status >= 400 and "content" in response:
        (schema,) = response["content"].values()
        response["content"] = {CONTENT_TYPE: schema}
