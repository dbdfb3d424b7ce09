"""A real mail server on this machine, with moods."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django.fixtures import Settings


@dataclass
class Server:
    """What it got, and what it answers to addresses or letters that begin with a word."""

    got: list[Message] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        answer = self.answers.get(address.partition("@")[0], "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.seconds)
        self.got.append(message_from_bytes(envelope.content))
        return self.answers.get("DATA", "250 OK")


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    """A server on a free port of the loopback, which the settings name."""
    handler = Server()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
    settings.EMAIL_PORT = port
    settings.EMAIL_TIMEOUT = 1
    settings.SITE_ADDRESS = "https://varde.example"
    settings.DEFAULT_FROM_EMAIL = "Varde <varde@example.org>"
    yield handler
    controller.stop()
