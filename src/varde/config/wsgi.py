"""What a web server calls, with the slow part of the first request done already."""

import os

from django.core.wsgi import get_wsgi_application

from varde.config.warming import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varde.config.settings")
application = get_wsgi_application()
warm_up(application)
