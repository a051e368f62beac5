"""What others said about a story."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from articles.reviews.models.tally import RATINGS
from articles.reviews.purges import carry_reviews
from articles.reviews.shown import PAGES, PAGES_OF_RATING, Sort, figures_of
from articles.views.below import at_present_address, live_version
from newsroom.pagecache.tags import carry, keep_page


@keep_page
@require_safe
@at_present_address()
def of_story(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """The approved reviews of a story: all, or those of `?stars=`, sorted by `?sort=`."""
    version = live_version(day, slug)
    sort, stars = _sort(request.GET), _stars(request.GET)
    article_id = version.article_id
    if stars:
        page = PAGES_OF_RATING[sort].page(request.GET, article=article_id, rating=stars)
    else:
        page = PAGES[sort].page(request.GET, article=article_id)
    carry(f"article:{article_id}", f"reviews:{article_id}", "review-policy")
    if sort == Sort.HELPFUL:
        carry(f"helpful:{article_id}")
    carry_reviews(page.rows)
    context = {
        "version": version,
        "page": page,
        "figures": figures_of(article_id),
        "stars": stars,
        "sort": sort,
        "sorts": _sorts(sort, stars),
        "kept": _query(sort, stars),
    }
    return render(request, "reviews/of_story.html", context)


def _sort(query: QueryDict) -> Sort:
    try:
        return Sort(query.get("sort") or Sort.NEWEST)
    except ValueError as error:
        raise Http404("Reviews are not sorted so.") from error


def _stars(query: QueryDict) -> int | None:
    given = query.get("stars")
    if not given:
        return None
    if given not in map(str, RATINGS):
        raise Http404("Nobody can give so many stars.")
    return int(given)


def _sorts(sort: Sort, stars: int | None) -> list[tuple[str, str, bool]]:
    """Return the query and the word of each order, and whether it is this one; of one rating all rate the same."""
    offered = [Sort.NEWEST, Sort.HELPFUL] if stars else Sort
    return [(_query(each, stars), str(each.label), each == sort) for each in offered]


def _query(sort: Sort, stars: int | None) -> str:
    chosen = {"sort": sort.value if sort != Sort.NEWEST else "", "stars": stars}
    return urlencode({name: value for name, value in chosen.items() if value})
