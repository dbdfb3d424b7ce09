"""Templates name pages, never their addresses."""

from types import SimpleNamespace

import pytest
from django.template import engines
from django.urls import NoReverseMatch, path
from django.views import View
from pytest_django.fixtures import Settings

urlpatterns = [path("<slug:company>/avvik/<int:pk>/", View.as_view(), name="detail")]
ACTOR = SimpleNamespace(company=SimpleNamespace(slug="fjordbygg"))


def said(source: str) -> str:
    html: str = engines["jinja2"].from_string(source).render({"actor": ACTOR})
    return html


def test_a_page_is_found_by_its_name_even_when_it_takes_one() -> None:
    assert said("{{ url('ui:exhibit', name='home') }}") == "/ui/galleri/home/"


def test_here_fills_in_the_undertaking_the_reader_is_in(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    assert said("{{ here('detail', pk=3) }}") == "/fjordbygg/avvik/3/"
    assert said("{{ here('detail', company='nabo', pk=3) }}") == "/nabo/avvik/3/"


def test_a_page_nobody_wrote_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        said("{{ url('nowhere') }}")
