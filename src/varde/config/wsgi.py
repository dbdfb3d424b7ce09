"""What the web server calls. The slow part of a first request is done before anybody asks."""

import os
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

WARMING = ("/health", "/")


def warm_up(application: WSGIApplication) -> None:
    """Ask for a page or two: addresses, templates, words and caches are then in place."""
    for path in WARMING:
        environ = {"PATH_INFO": path, "HTTP_HOST": _allowed_host()}
        setup_testing_defaults(environ)
        answer = application(environ, lambda *_given: lambda _body: None)
        list(answer)
        getattr(answer, "close", list)()
    connections.close_all()


def _allowed_host() -> str:
    named = [host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"]
    return named[0] if named else "localhost"


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varde.config.settings")
application = get_wsgi_application()
warm_up(application)
