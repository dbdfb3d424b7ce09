"""One's own page, and the way in by invitation. Under /konto/."""

from django.urls import path

from varde.signin.views import invitations, own

app_name = "signin"
urlpatterns = [
    path("", own.me, name="me"),
    path("her/", own.stay, name="stay"),
    path("invitasjon/<str:token>/", invitations.accept, name="accept"),
]
