"""How this newsroom handles reviews: one row, changed at the desk."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from newsroom.mailing import goes_to_a_log
from newsroom.pagecache.held import HELD


class Policy(models.Model):
    """What the newsroom has decided about reviews in general. There is one, with pk 1; unsaved it is as it begins."""

    confirm_address = models.BooleanField(
        "ask readers to confirm their address",
        default=False,
        help_text=(
            "A review waits until its reader has opened the link that they get by mail. Otherwise it can be judged "
            "at once, and the desk sees whether the address is confirmed."
        ),
    )
    average_from = models.PositiveSmallIntegerField(
        "show an average from",
        default=5,
        validators=[MinValueValidator(1)],
        help_text="So many approved reviews a story needs before its average is shown.",
    )
    open_days = models.PositiveSmallIntegerField(
        "stories take reviews for",
        default=60,
        help_text="Days since first publication. 0 means without end.",
    )
    closed_types = models.JSONField(
        "story types that take no reviews",
        default=list,
        blank=True,
        help_text="Readers are told so in the place of the form. A single story is closed on its own page.",
    )
    edit_hours = models.PositiveSmallIntegerField(
        "readers may change their review for",
        default=24,
        help_text="Hours since they sent it. 0 means not at all.",
    )
    judged_within = models.PositiveSmallIntegerField(
        "readers are told that an editor decides within",
        default=2,
        help_text="Days. It stands at the form and in the mail. 0 says nothing about how long it takes.",
    )
    mail_decisions = models.BooleanField(
        "write to readers about each decision",
        default=True,
        help_text=(
            "A few minutes later, so that what is undone at once is not told. In any case they get a mail with a link "
            "to what they wrote when they send a review, and one when their appeal is decided."
        ),
    )
    keep_days = models.PositiveSmallIntegerField(
        "addresses are kept for",
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=(
            "Days after a reader was last heard of. Then their email address and network are erased; what they wrote "
            "stays."
        ),
    )

    #: What nobody confirms within so many days is deleted.
    unconfirmed_days = 7

    class Meta:
        verbose_name_plural = "policy"
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_review_policy"),
            models.CheckConstraint(condition=models.Q(average_from__gte=1), name="average_from_one_at_least"),
            models.CheckConstraint(condition=models.Q(keep_days__gte=1), name="addresses_are_kept_for_a_day"),
        ]

    def __str__(self) -> str:
        return "How we handle reviews"

    @property
    def asks_to_confirm(self) -> bool:
        """Whether a review waits for its reader first; without a mail server it would wait for ever."""
        return self.confirm_address and not goes_to_a_log()

    @property
    def writes(self) -> bool:
        """Whether readers get mails at all."""
        return not goes_to_a_log()

    @classmethod
    def current(cls) -> "Policy":
        """Return the policy as it stands, while a page renders as a rule from memory."""
        return HELD.value("review policy", ("review-policy",), lambda: cls.objects.first() or cls(pk=1))
