"""A review that its reader wants to see before it is sent."""

from articles.reviews.models import Review
from tests.articles.reviews.reader import TYPED, Reader, values
from tests.site.reading import Page


def test_a_review_is_shown_as_readers_will_see_it_and_nothing_is_kept(reader: Reader) -> None:
    fields = reader.open() | TYPED
    reader.clock.shift(30)
    response = reader.client.post(f"{reader.path}review/preview/", fields)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert TYPED["words"] in Page(reader.path, response).one("//*[contains(@class, 'review-words')]")
    assert not Review.objects.exists()
    kept = values(response)
    assert {name: kept[name] for name in TYPED} == TYPED
    # The mark is that of the form as it was first opened: whoever has seen it may send it at once.
    assert reader.post(kept).status_code == 303
    assert Review.objects.get().words == TYPED["words"]


def test_what_cannot_be_sent_is_not_shown_either(reader: Reader) -> None:
    fields = reader.open() | TYPED
    reader.clock.shift(30)
    for changed, headers, status in (
        ({"words": ""}, {}, 422),
        ({}, {"Sec-Fetch-Site": "cross-site"}, 403),
        ({"website": "https://buy.example"}, {}, 303),
    ):
        response = reader.client.post(f"{reader.path}review/preview/", fields | changed, headers=headers)
        assert response.status_code == status
        assert not (response.context and response.context["shown"])
    assert not Review.objects.exists()
