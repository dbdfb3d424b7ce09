"""The receipt, for whoever holds the code. Under /svar/, outside every undertaking."""

from django.urls import path

from varde.reporting.views import codes, receipt
from varde.reporting.views.seen import by_code

app_name = "receipts"
urlpatterns = [
    path("", codes.enter, name="enter"),
    path("<str:code>/", by_code(receipt.status), name="status"),
    path("<str:code>/si-mer/", by_code(receipt.tell_more), name="tell_more"),
    path("<str:code>/hjalp/", by_code(receipt.say_it_helped), name="say_it_helped"),
    path("<str:code>/rett/", by_code(receipt.amend), name="amend"),
    path("<str:code>/trekk/", by_code(receipt.withdraw), name="withdraw"),
    path("<str:code>/angre/", by_code(receipt.bring_back), name="bring_back"),
    path("<str:code>/fil/<uuid:key>/", by_code(receipt.show), name="show"),
    path("<str:code>/fil/<uuid:key>/liten/", by_code(receipt.small), name="small"),
    path("<str:code>/fil/<uuid:key>/fjern/", by_code(receipt.take_away), name="take_away"),
    path("<str:code>/fil/<uuid:key>/angre/", by_code(receipt.put_back), name="put_back"),
]
