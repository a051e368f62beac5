import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="stars",
                    ),
                ),
                ("headline", models.CharField(max_length=120)),
                (
                    "words",
                    models.TextField(max_length=4000, validators=[django.core.validators.MinLengthValidator(10)]),
                ),
                ("name", models.CharField(max_length=80)),
                ("email", models.EmailField(help_text="Never shown to readers.", max_length=254)),
                (
                    "status",
                    models.CharField(
                        choices=[("pending", "Waiting"), ("approved", "Approved"), ("rejected", "Rejected")],
                        default="pending",
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("network", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "suspicion",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="what looked unusual"),
                ),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "reason",
                    models.CharField(blank=True, help_text="Why it was rejected. For the desk only.", max_length=200),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-id"],
                "permissions": [("moderate_review", "Can approve and reject reviews")],
                "indexes": [
                    models.Index(fields=["article", "status", "-created_at"], name="review_of_story"),
                    models.Index(fields=["status", "created_at"], name="review_queue"),
                    models.Index(fields=["network", "created_at"], name="review_network"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rating__gte", 1), ("rating__lte", 5)),
                        name="rating_from_1_to_5",
                        violation_error_message="Choose from one to five stars.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["pending", "approved", "rejected"])),
                        name="review_status_is_known",
                    ),
                    models.UniqueConstraint(
                        models.F("article"),
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("status", "approved")),
                        name="one_shown_review_per_reader_and_story",
                        violation_error_message="Another review by this reader is shown with this story.",
                    ),
                ],
            },
        ),
    ]
