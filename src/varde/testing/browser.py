"""Real Chromium for the pages: wide and narrow, light and dark, and usable by all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol
from urllib.parse import unquote, urlsplit

import jinja2
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NARROWEST, PHONE, DESK = 320, 360, 1280
HEIGHTS = {PHONE: 740, DESK: 900}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


class Opens(Protocol):
    """`live_page("/fjordbygg/", width=360, scheme="dark", user=ola.user)`."""

    def __call__(
        self,
        url: str,
        *,
        width: int = PHONE,
        scheme: Scheme = "light",
        user: AbstractBaseUser | None = None,
        status: int = 200,
    ) -> Page: ...


@dataclass
class Complaints:
    """What the browser itself complained about, page by page."""

    said: dict[int, list[str]] = field(default_factory=dict)

    def listen_to(self, page: Page) -> None:
        lines = self.said.setdefault(id(page), [])
        page.on("pageerror", lambda error: lines.append(str(error)))
        page.on("console", lambda line: lines.append(line.text) if line.type == "error" else None)

    def about(self, page: Page) -> list[str]:
        """Errors and refused content, but not what a test asks for on purpose."""
        lines = self.said.get(id(page), [])
        return [line for line in lines if not any(words in line for words in ON_PURPOSE)]


# Status codes, and lines that were cut.
ON_PURPOSE = ("the server responded with a status", "net::ERR_INTERNET_DISCONNECTED")
COMPLAINTS = Complaints()


@dataclass
class Shown:
    """Which template answered at which address, and which of them were found usable."""

    at: dict[str, str] = field(default_factory=dict)
    usable: set[str] = field(default_factory=set)

    def note(self, template: str, words: dict[str, Any]) -> None:
        """Whole pages know their request; letters and small parts do not."""
        if "request" in words:
            self.at[words["request"].path] = template

    def found_usable(self, page: Page) -> None:
        self.usable.add(self.at.get(unquote(urlsplit(page.url).path), ""))

    def hold_to_its_word(self, marks: Iterable[pytest.Mark]) -> None:
        """What a test was marked with, it has found usable."""
        unopened = {name for mark in marks for name in mark.args} - self.usable
        assert not unopened, f"never found usable here: {unopened}; only {self.usable}"


SHOWN = Shown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright runs a loop of its own in this thread; the database does not mind.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Shown]:
    """A test marked `opens("account/login.html")` has found that template usable, or fails."""
    render = jinja2.Template.render

    def noted(template: jinja2.Template, *args: Any, **kwargs: Any) -> str:
        SHOWN.note(template.name or "", dict(*args, **kwargs))
        return render(template, *args, **kwargs)

    monkeypatch.setattr(jinja2.Template, "render", noted)
    SHOWN.at.clear()
    SHOWN.usable.clear()
    yield SHOWN
    SHOWN.hold_to_its_word(request.node.iter_markers("opens"))


@pytest.fixture
def live_page(chromium: Browser, live_server: Any, shown: Shown) -> Iterator[Opens]:
    """Opens addresses of the test server, each in a browser that remembers nothing."""
    contexts: list[BrowserContext] = []

    def opens(
        url: str,
        *,
        width: int = PHONE,
        scheme: Scheme = "light",
        user: AbstractBaseUser | None = None,
        status: int = 200,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            color_scheme=scheme,
            reduced_motion="reduce",  # a colour caught while it fades is neither one nor the other
            locale="nb-NO",
            timezone_id=settings.TIME_ZONE,
            service_workers="block",  # those who test without network let it in
        )
        contexts.append(context)
        if user:
            _sign_in(context, live_server.url, user)
        page = context.new_page()
        COMPLAINTS.listen_to(page)
        answer = page.goto(live_server.url + url)
        assert answer
        assert answer.status == status, f"{url} answered {answer.status}, not {status}"
        return page

    yield opens
    for context in contexts:
        context.close()


def _sign_in(context: BrowserContext, address: str, user: AbstractBaseUser) -> None:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def assert_accessible(page: Page) -> None:
    """Axe finds nothing, nothing sticks out sideways, and the browser refused nothing."""
    violations = Axe().run(page).response["violations"]
    faults = [_described(violation) for violation in violations] + _sideways(page)
    faults += COMPLAINTS.about(page)
    size = page.viewport_size or {"width": 0}
    assert not faults, f"{page.url} at {size['width']} px:\n  " + "\n  ".join(faults)


def assert_usable_everywhere(page: Page) -> None:
    """The same at phone and desk, light and dark, and nothing cut off on the narrowest phone."""
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page)
    page.set_viewport_size({"width": NARROWEST, "height": HEIGHTS[PHONE]})
    assert not _sideways(page), f"{page.url} at {NARROWEST} px: {_sideways(page)}"
    SHOWN.found_usable(page)


def _described(violation: dict[str, Any]) -> str:
    places = [", ".join(map(str, node["target"])) for node in violation["nodes"]]
    return f"{violation['id']}: {violation['help']} ({'; '.join(places[:5])})"


def _sideways(page: Page) -> list[str]:
    over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [f"{over} px wider than the window"] if over > 0 else []
