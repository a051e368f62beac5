"""What the desk finds stories by, and which of it is out of date."""

from django.db import models

from articles.search.matching import WordsField


class StoryWords(models.Model):
    """The words of a story, of its byline and of its topics; made from them alone, by articles/search/index.py."""

    article = models.OneToOneField("articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="+")
    # When the story was last changed, as of the words: what is found is put in order without a look at the stories.
    at = models.DateTimeField(db_index=True)
    words = WordsField()

    def __str__(self) -> str:
        return f"Words of article {self.article_id}"


class StaleWords(models.Model):
    """A note by the database that something changed; articles/search/database.py says what."""

    class Of(models.TextChoices):
        ARTICLE = "article"
        AUTHOR = "author"
        TOPIC = "topic"

    of = models.CharField(max_length=8, choices=Of)
    # Not a foreign key: the row may be gone by the time someone reads this.
    row = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["of", "row"], name="stale_words_of")]

    def __str__(self) -> str:
        return f"Words of {self.of} {self.row}"
