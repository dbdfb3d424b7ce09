"""A telephone with a memory: real Chromium that keeps its storage when it is closed and opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from varde.testing.browser import CHROMIUM, COMPLAINTS, PHONE, SWITCHES

KEPT = """async (path) => {
  for (const name of await caches.keys()) {
    const found = await (await caches.open(name)).match(path);
    if (name.startsWith("varde-kept-") && found) return true;
  }
  return false;
}"""
# Sent by the page alone, so that a test can cut its line; one test lets the browser do it.
NO_SYNC = "delete ServiceWorkerRegistration.prototype.sync"


def until(page: Page, question: str, about: str = "") -> None:
    """Ask the page until it says yes; our own policy forbids it to wait for words of ours."""
    for _ in range(100):
        if page.evaluate(question, about):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true of {page.url}: {question}")


@dataclass
class Telephone:
    """`telephone.opens("/fjordbygg-as/meld/")`, also after `telephone.restart()`."""

    chromium: Browser
    folder: Path
    address: str
    context: BrowserContext | None = None
    syncs: bool = False

    def start(self) -> None:
        self.context = self.chromium.browser_type.launch_persistent_context(
            self.folder,
            executable_path=CHROMIUM,
            args=SWITCHES,
            viewport={"width": PHONE, "height": 740},
            reduced_motion="reduce",
            locale="nb-NO",
            timezone_id=settings.TIME_ZONE,
        )
        if not self.syncs:
            self.context.add_init_script(NO_SYNC)

    def stop(self) -> None:
        if self.context:
            self.context.close()
        self.context = None

    def restart(self) -> None:
        self.stop()
        self.start()

    @property
    def browser(self) -> BrowserContext:
        assert self.context
        return self.context

    def sign_in(self, user: AbstractBaseUser | None) -> None:
        assert user
        client = Client()
        client.force_login(user)  # type: ignore[arg-type]
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        lasting = {"name": name, "value": value, "url": self.address, "expires": 4_000_000_000}
        self.browser.add_cookies([lasting])  # type: ignore[list-item]

    def opens(self, path: str) -> Page:
        page = self.browser.new_page()
        COMPLAINTS.listen_to(page)
        page.goto(self.address + path)
        return page

    def remembers(self, page: Page, path: str) -> None:
        """Wait until the page opens without network."""
        until(page, "() => navigator.serviceWorker.controller?.state === 'activated'")
        until(page, KEPT, path)

    def loses_the_line(self) -> None:
        self.browser.set_offline(True)

    def finds_the_line(self) -> None:
        self.browser.set_offline(False)


@pytest.fixture
def telephone(chromium: Browser, live_server: Any, tmp_path: Path) -> Iterator[Telephone]:
    """One telephone, new from the shop."""
    phone = Telephone(chromium, tmp_path / "telephone", live_server.url)
    phone.start()
    yield phone
    phone.stop()
