"""Every address in Varde: what is open to all, and what lies behind an undertaking."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
