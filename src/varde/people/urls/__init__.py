"""One's own page and invitations under konto/, people behind an undertaking's prefix."""

from django.urls import path

from varde.people.views import account, invitations

app_name = "people"
urlpatterns = [
    path("konto/", account.me, name="me"),
    path("konto/her/", account.stay, name="stay"),
    path("konto/invitasjon/<str:token>/", invitations.accept, name="accept"),
]
