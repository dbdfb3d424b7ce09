"""Django's own commands, for those who work on Varde: `./varde manage …` comes here."""

import os
import sys

from django.core.management import execute_from_command_line

sys.path.insert(0, "src")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varde.config.settings")
execute_from_command_line(sys.argv)
