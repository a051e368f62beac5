"""Dated addresses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import resolve

from articles.models import Address
from tests.factories import an_article

DAY = date(2026, 11, 2)

pytestmark = pytest.mark.django_db


def test_an_address_is_taken_once_a_day() -> None:
    article, other = an_article(), an_article()
    Address.objects.create(article=article, day=DAY, slug="ferry")
    for owner in (article, other):
        with pytest.raises(IntegrityError), transaction.atomic():
            Address.objects.create(article=owner, day=DAY, slug="ferry")
    Address.objects.create(article=other, day=date(2026, 11, 3), slug="ferry")
    with pytest.raises(IntegrityError), transaction.atomic():
        Address.objects.update(day=DAY)
    assert Address.objects.filter(day=DAY).count() == 1


def test_an_address_is_the_path_that_leads_to_it() -> None:
    address = Address(article=an_article(), day=DAY, slug="ferry")
    assert str(address) == address.path == "/2026/11/02/ferry/"
    assert resolve(address.path).kwargs == address.parts == {"day": DAY, "slug": "ferry"}
