"""Light, dark, or as the device: a person's choice, kept in a cookie that says nothing else."""

from django.http import HttpRequest, HttpResponse

COOKIE = "varde_scheme"
AUTO = "auto"
SCHEMES = (AUTO, "light", "dark")
YEAR = 365 * 24 * 60 * 60


def chosen(request: HttpRequest) -> str:
    """What stands in <html data-color-scheme>."""
    scheme = request.COOKIES.get(COOKIE, AUTO)
    return scheme if scheme in SCHEMES else AUTO


def remember(response: HttpResponse, scheme: str, *, secure: bool) -> None:
    """As the device needs no cookie; anything unknown counts as that."""
    if scheme in SCHEMES and scheme != AUTO:
        response.set_cookie(
            COOKIE, scheme, max_age=YEAR, samesite="Lax", secure=secure, httponly=True
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
