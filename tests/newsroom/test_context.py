"""What every template knows of the site."""

from django.test import RequestFactory
from pytest_django import Settings

from newsroom.context import site


def test_templates_know_the_site_by_its_settings(rf: RequestFactory, settings: Settings) -> None:
    settings.SITE_NAME, settings.SITE_PLACE = "The Ansel Courier", "Port Ansel"
    settings.SITE_URL = "https://courier.example"
    known = site(rf.get("/"))
    assert known["site_name"] == "The Ansel Courier"
    assert known["site_place"] == "Port Ansel"
    assert known["site_url"] == "https://courier.example"


def test_the_canonical_address_is_ours_whatever_the_request_says(rf: RequestFactory, settings: Settings) -> None:
    settings.SITE_URL = "https://courier.example"
    request = rf.get("/politics/?utm_source=x", HTTP_HOST="mirror.example")
    assert site(request)["canonical"] == "https://courier.example/politics/"
