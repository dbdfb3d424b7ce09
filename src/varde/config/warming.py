"""The slow part of a first request is done before anybody asks."""

from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import connections

PAGES = ("/",)


def warm_up(application: WSGIApplication) -> None:
    """Ask for the first page: addresses, templates, words and caches are then in place."""
    for path in PAGES:
        environ = {"PATH_INFO": path, "HTTP_HOST": _allowed_host()}
        setup_testing_defaults(environ)
        answer = application(environ, lambda *_given: lambda _body: None)
        list(answer)
        getattr(answer, "close", list)()
    connections.close_all()


def _allowed_host() -> str:
    named = [host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"]
    return named[0] if named else "localhost"
