"""The product's own settings, with the bare views beside it and every answer's queries counted."""

from pathlib import Path

from varde.config.settings import *  # noqa: F403
from varde.config.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "bench.site"]
MIDDLEWARE = ["bench.site.counting.CountingMiddleware", *MIDDLEWARE]
ROOT_URLCONF = "bench.site.urls"
TEMPLATES[1]["DIRS"] = [Path(__file__).parent / "templates"]
