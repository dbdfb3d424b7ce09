"""Sending to an address somebody has typed, and never to one inside our own walls.

The name is looked up once, all it answers with must be public, and just that is connected to: a
name that answers otherwise a moment later leads nowhere else. Redirects are not followed.
"""

import datetime
import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused

SECONDS = 5
MOST_READ = 1024
PORTS = {"https": 443, "http": 80}


class Unreachable(Exception):
    """The address is not one we send to."""


TROUBLE = (OSError, http.client.HTTPException, Unreachable)


class Place(NamedTuple):
    """Where to connect, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str
    ip: str


def refuse_inside(address: str) -> None:
    """Say no at once to what would never be sent to."""
    try:
        place(address)
    except (Unreachable, OSError, ValueError) as wrong:
        raise Refused(
            _("We cannot send to this address. It must begin with https:// and be on the internet.")
        ) from wrong


def post(
    address: str,
    body: bytes,
    *,
    secret: str,
    now: datetime.datetime,
    headers: Mapping[str, str],
) -> int:
    """The status it was answered with."""
    there = place(address)
    connection = _Pinned(there)
    signed = {"Varde-Signature": signature(body, secret=secret, now=now)}
    fixed = {"Content-Type": "application/json", "User-Agent": "Varde", "Connection": "close"}
    try:
        connection.request("POST", there.path, body, fixed | dict(headers) | signed)
        answer = connection.getresponse()
        answer.read(MOST_READ)
        return answer.status
    finally:
        connection.close()


def signature(body: bytes, *, secret: str, now: datetime.datetime) -> str:
    """The moment, and an HMAC-SHA256 over it and the body: old ones cannot be sent again."""
    moment = str(int(now.timestamp()))
    sealed = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={sealed.hexdigest()}"


def place(address: str) -> Place:
    """Looked up and found to be public; hosts named in VARDE_WEBHOOKS_INSIDE may be ours."""
    parts = urlsplit(address)
    host, inside = parts.hostname or "", (parts.hostname or "") in settings.VARDE_WEBHOOKS_INSIDE
    if parts.scheme not in PORTS or not host or parts.username or parts.password:
        raise Unreachable(address)
    if parts.scheme != "https" and not inside:
        raise Unreachable(address)
    port = parts.port or PORTS[parts.scheme]
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not (inside or all(map(_is_public, found))):
        raise Unreachable(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, host, port, path, found[0])


def _is_public(ip: str) -> bool:
    address = ipaddress.ip_address(ip.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_global and not mapped.is_multicast)


class _Pinned(http.client.HTTPConnection):
    """Connects to the number that was looked up; the certificate must be the name's."""

    def __init__(self, there: Place) -> None:
        super().__init__(there.host, there.port, timeout=SECONDS)
        self.there = there

    def connect(self) -> None:
        self.sock = socket.create_connection((self.there.ip, self.there.port), SECONDS)
        if self.there.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.there.host)
