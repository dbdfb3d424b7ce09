"""Addresses about many cases at once; mounted under /<company>/avvik/ beside those of one."""

from django.urls import path

from varde.caseload.deeds import CASES
from varde.caseload.views import silence
from varde.lists import urls as lists

app_name = "caseload"
urlpatterns = [
    path("stille-enheter/", silence.silent_units, name="silent_units"),
    *lists.of(CASES),
]
