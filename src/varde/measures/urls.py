"""Addresses of the action plan; mounted under /<company>/tiltak/."""

from django.urls import path

from varde.lists import urls as lists
from varde.measures import views
from varde.measures.deeds import PLAN

app_name = "measures"
urlpatterns = [
    path("", views.index, name="index"),
    path("last-ned/csv/", views.download_plan, {"form": "csv"}, name="download"),
    path("last-ned/xlsx/", views.download_plan, {"form": "xlsx"}, name="download"),
    path("utskrift/", views.print_plan, name="print_plan"),
    *lists.of(PLAN),
    path("nytt/", views.plan, name="plan"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/gjort/", views.finish, name="finish"),
    path("<uuid:pk>/angre/", views.undo_finish, name="undo_finish"),
    path("<uuid:pk>/bekreft/", views.confirm, name="confirm"),
    path("<uuid:pk>/send-tilbake/", views.send_back, name="send_back"),
    path("<uuid:pk>/gi-videre/", views.give, name="give"),
    path("<uuid:pk>/utsett/", views.postpone, name="postpone"),
    path("<uuid:pk>/endre/", views.change, name="change"),
    path("<uuid:pk>/hvem-bekrefter/", views.ask, name="ask"),
    path("<uuid:pk>/avlys/", views.cancel, name="cancel"),
    path("<uuid:pk>/gjenapne/", views.reopen, name="reopen"),
]
