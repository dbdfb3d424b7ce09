"""People. Under /<company>/folk/."""

from django.urls import path

from varde.directory.views import absences, changes, listing, people, work

app_name = "people"
urlpatterns = [
    path("", listing.index, name="index"),
    path("forslag/", people.suggest, name="suggest"),
    path("forslag/enheter/", people.suggest_units, name="suggest_units"),
    path("ny/", changes.welcome, name="welcome"),
    path("<uuid:pk>/", people.detail, name="detail"),
    path("<uuid:pk>/endre/", changes.change, name="change"),
    path("<uuid:pk>/nummer/", changes.identify, name="identify"),
    path("<uuid:pk>/inviter/", changes.invite, name="invite"),
    path("<uuid:pk>/trekk-invitasjon/", changes.withdraw, name="withdraw_invitation"),
    path("<uuid:pk>/prov-igjen/", changes.try_again, name="try_again"),
    path("<uuid:pk>/slutter/", changes.leave, name="leave"),
    path("<uuid:pk>/tilbake/", changes.welcome_back, name="welcome_back"),
    path("<uuid:pk>/fravar/", absences.index, name="absences"),
    path("fravar/", absences.my_own, name="my_absence"),
    path("fravar/<uuid:pk>/slutt/", absences.end, name="end_absence"),
    path("<uuid:pk>/glem/", changes.forget, name="forget"),
    path("<uuid:pk>/arbeid/", work.employ, name="employ"),
    path("<uuid:pk>/rolle/", work.appoint, name="appoint"),
    path("arbeid/<uuid:pk>/", work.change_employment, name="change_employment"),
    path("arbeid/<uuid:pk>/slutt/", work.end_employment, name="end_employment"),
    path("rolle/ny/", work.give_role, name="give_role"),
    path("rolle/<uuid:pk>/til/", work.limit_role, name="limit_role"),
    path("rolle/<uuid:pk>/slutt/", work.end_role, name="end_role"),
    path("rolle/<uuid:pk>/likevel/", work.resume_role, name="resume_role"),
]
