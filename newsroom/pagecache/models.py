"""The purge log: what has changed, under numbers that follow the order of commits; and how far an edge follows it."""

from django.db import models
from django.utils import timezone


class Counter(models.Model):
    """One row. Whoever raises it holds it until the commit, so numbers have no gaps and follow commits.

    A sequence would not do: of two transactions the one with the higher number may commit first, and whoever
    has read that far would never see the other.
    """

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_purge_counter")]

    def __str__(self) -> str:
        return str(self.number)


class Purge(models.Model):
    """One change: pages that carry any of these tags are out of date."""

    number = models.PositiveBigIntegerField(primary_key=True)
    tags = models.JSONField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {' '.join(self.tags)}"


class EdgeCursor(models.Model):
    """What one edge has been told. It is told every purge twice; -1 stands for an edge of which nothing is known."""

    edge = models.CharField(max_length=300, primary_key=True)
    #: Up to here twice, so that it is never told again; from there to `halfway` once, at `halfway_at` or before.
    number = models.BigIntegerField(default=-1)
    halfway = models.BigIntegerField(default=-1)
    halfway_at = models.DateTimeField(null=True)
    #: Up to here once at least.
    told = models.BigIntegerField(default=-1)
    #: Nobody else tells it anything before this: somebody is about it, or has just failed.
    not_before = models.DateTimeField(default=timezone.now)
    failures = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.edge}: {self.number}"

    def forget(self) -> None:
        """Begin anew: the log is not the one that the edge was told from."""
        self.number = self.halfway = self.told = -1
        self.halfway_at = None
        self.save(update_fields=["number", "halfway", "halfway_at", "told"])
