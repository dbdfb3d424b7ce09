"""Reporting and following it up, for somebody signed in. Under /<company>/meld/."""

from django.urls import path

from varde.reporting.views import alike, outbox, receipt, reporting
from varde.reporting.views.seen import by_member

app_name = "reporting"
urlpatterns = [
    path("", reporting.report, name="report"),
    path("mine/", reporting.mine, name="mine"),
    path("ligner/", alike.look, name="alike"),
    path("utboks/", outbox.report, name="outbox"),
    path("utboks/bilde/", outbox.photo, name="outbox_photo"),
    path("<uuid:pk>/", by_member(receipt.status), name="status"),
    path("<uuid:pk>/si-mer/", by_member(receipt.tell_more), name="tell_more"),
    path("<uuid:pk>/hjalp/", by_member(receipt.say_it_helped), name="say_it_helped"),
    path("<uuid:pk>/rett/", by_member(receipt.amend), name="amend"),
    path("<uuid:pk>/trekk/", by_member(receipt.withdraw), name="withdraw"),
    path("<uuid:pk>/angre/", by_member(receipt.bring_back), name="bring_back"),
    path("<uuid:pk>/fil/<uuid:key>/", by_member(receipt.show), name="show"),
    path("<uuid:pk>/fil/<uuid:key>/liten/", by_member(receipt.small), name="small"),
    path("<uuid:pk>/fil/<uuid:key>/fjern/", by_member(receipt.take_away), name="take_away"),
    path("<uuid:pk>/fil/<uuid:key>/angre/", by_member(receipt.put_back), name="put_back"),
]
