"""When Varde starts: every room hangs up its offers."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ConfigApp(AppConfig):
    name = "varde.config"

    def ready(self) -> None:
        autodiscover_modules("offers", "tells")
