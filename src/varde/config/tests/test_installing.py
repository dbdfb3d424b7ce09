"""On a telephone's first screen, and with no network."""

import json
import re

import pytest
from django.test import Client

from varde.testing.browser import Opens, assert_usable_everywhere


def test_the_manifest_has_all_a_telephone_asks_for(client: Client) -> None:
    answer = client.get("/ui/app.webmanifest")
    said = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert {"name", "short_name", "start_url", "display", "theme_color"} <= said.keys()
    assert {icon["sizes"] for icon in said["icons"]} == {"192x192", "512x512"}


def test_the_worker_is_asked_for_anew_each_time_and_says_its_version(client: Client) -> None:
    answer = client.get("/sw.js")
    assert "no-cache" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/javascript")
    assert re.match(rb'self.varde={"version": "[0-9a-f]{12}"', answer.content)


def test_the_page_without_network_names_nobody(client: Client, db: None) -> None:
    page = client.get("/ui/uten-nett/")
    assert page.status_code == 200
    assert not client.cookies


@pytest.mark.browser
@pytest.mark.opens("ui/without_network.html")
def test_everybody_can_use_the_page_without_network(live_page: Opens) -> None:
    assert_usable_everywhere(live_page("/ui/uten-nett/?sprak=en"))
