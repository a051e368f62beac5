"""Make the index of the search anew, of all stories."""

from typing import override

from django.core.management.base import BaseCommand

from articles.management.progress import Progress
from articles.models import Article
from articles.search import index


class Command(BaseCommand):
    help = "Make the search's index of all stories anew, while the site goes on; only a restored copy should need it."

    @override
    def handle(self, *args: object, **options: int) -> None:
        progress = Progress(self.stdout, Article.objects.count())
        for done in index.rebuild():
            progress.show(done)
        index.catch_up()
        self.stdout.write(f"The words of {progress.done:,} stories were made anew.")
