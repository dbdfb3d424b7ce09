"""Under /api/ nobody gets a page: what goes wrong before or after an operation is a problem."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from varde.machines.api import problems

Answer = Callable[[HttpRequest], HttpResponse]
ROOT = "/api/"
FIRST_FAULT = 400


class ProblemMiddleware:
    """Unknown addresses, wrong methods, too much at once, maintenance, our own faults."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(ROOT) or response.status_code < FIRST_FAULT:
            return response
        if problems.is_ours(response):
            return response
        with translation.override(translation.get_language_from_request(request)):
            problem = problems.instead_of(response.status_code)
        if "Allow" in response:
            problem["Allow"] = response["Allow"]
        return problem
