"""Addresses every list has; a list's own room takes them in, so that they stand under it."""

from django.urls import URLPattern, path

from varde.lists.listed import Listed
from varde.lists.views import keeping, together


def of(listed: Listed) -> list[URLPattern]:
    """The pages of one list."""
    this = {"listed": listed}
    return [
        path("flere/", together.ask, this, name="together"),
        path("flere/<uuid:pk>/", together.batch, this, name="batch"),
        path("flere/<uuid:pk>/angre/", together.undo, this, name="undo"),
        path("visninger/ny/", keeping.keep, this, name="keep_view"),
        path("visninger/<uuid:pk>/", keeping.open_view, this, name="open_view"),
        path("visninger/<uuid:pk>/endre/", keeping.change, this, name="change_view"),
        path("visninger/<uuid:pk>/fjern/", keeping.remove, this, name="remove_view"),
        *(
            path(
                f"visninger/<uuid:pk>/{form}/",
                keeping.take_out_view,
                this | {"form": form},
                name=f"{form}_of_view",
            )
            for form in ("csv", "xlsx")
        ),
    ]
