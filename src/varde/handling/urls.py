"""Addresses of the cases; mounted under /<company>/avvik/."""

from django.urls import path

from varde.caseload.views import index, taking_out
from varde.handling.views import cases, handling, solving

app_name = "deviations"
urlpatterns = [
    path("", index.index, name="index"),
    path("last-ned/csv/", taking_out.download_cases, {"form": "csv"}, name="download"),
    path("last-ned/xlsx/", taking_out.download_cases, {"form": "xlsx"}, name="download"),
    path("regler/", cases.rules_page, name="rules"),
    path("<uuid:pk>/", cases.detail, name="detail"),
    path("<uuid:pk>/pdf/", cases.print_case, name="print_case"),
    path("<uuid:pk>/rett/", handling.amend, name="amend"),
    path("<uuid:pk>/trekk/", handling.withdraw, name="withdraw"),
    path("<uuid:pk>/la-sta/", handling.bring_back, name="bring_back"),
    path("<uuid:pk>/motta/", handling.receive, name="receive"),
    path("<uuid:pk>/avvis/", handling.reject, name="reject"),
    path("<uuid:pk>/overfor/", handling.transfer, name="transfer"),
    path("<uuid:pk>/gi-videre/", handling.delegate, name="delegate"),
    path("<uuid:pk>/ta-over/", handling.take_over, name="take_over"),
    path("<uuid:pk>/sla-sammen/", handling.merge, name="merge"),
    path("<uuid:pk>/begrens/", handling.close_to, name="close_to"),
    path("<uuid:pk>/apne-for-alle/", handling.open_up, name="open_up"),
    path("<uuid:pk>/vurder/", solving.assess, name="assess"),
    path("<uuid:pk>/arsak/", solving.find_cause, name="find_cause"),
    path("<uuid:pk>/tiltak/", solving.plan, name="plan"),
    path("<uuid:pk>/rettet/", solving.fix_now, name="fix_now"),
    path("<uuid:pk>/vent-pa-effekt/", solving.await_effect, name="await_effect"),
    path("<uuid:pk>/sjekk-effekt/", solving.check_effect, name="check_effect"),
    path("<uuid:pk>/lukk/", solving.close, name="close"),
    path("<uuid:pk>/gjenapne/", handling.reopen, name="reopen"),
    path("<uuid:pk>/angre/", handling.take_back, name="take_back"),
    path("<uuid:pk>/laerdom/", solving.publish, name="publish"),
    path("<uuid:pk>/trekk-laerdom/", solving.retract, name="retract"),
    path("<uuid:pk>/hjalp/", solving.say_it_helped, name="say_it_helped"),
    path("<uuid:pk>/samtale/", handling.speak, name="speak"),
]
