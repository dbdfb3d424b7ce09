"""Says with every answer how many questions the database was asked."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse  # noqa: TID251

HEADER = "X-Bench-Queries"
# Where a piece of work begins and ends; it asks for nothing.
NOT_ASKED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")


class CountingMiddleware:
    """Outermost, so that session and sign-in count as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        counted = Counted()
        with connection.execute_wrapper(counted):
            response = self._get_response(request)
        response[HEADER] = str(counted.queries)
        return response


class Counted:
    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Any, sql: str, *given: Any) -> Any:
        self.queries += not sql.startswith(NOT_ASKED)
        return execute(sql, *given)
