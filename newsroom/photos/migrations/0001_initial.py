import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import newsroom.photos.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ImageField(
                        max_length=200,
                        storage=newsroom.photos.models.originals,
                        upload_to=newsroom.photos.models.original_name,
                        verbose_name="picture",
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("width", models.PositiveIntegerField(editable=False)),
                ("height", models.PositiveIntegerField(editable=False)),
                ("tint", models.CharField(editable=False, max_length=3)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="For finding the picture again in the library. Readers never see it. Leave it empty to use the alt text or the caption.",
                        max_length=200,
                    ),
                ),
                (
                    "alt_text",
                    models.CharField(
                        blank=True,
                        help_text="What someone who can't see the picture needs to know. Readers of screen readers hear this.",
                        max_length=400,
                    ),
                ),
                (
                    "decorative",
                    models.BooleanField(
                        default=False,
                        help_text="The picture tells the reader nothing that the story doesn't say. Screen readers skip it.",
                    ),
                ),
                ("caption", models.TextField(blank=True, help_text="Readers see this under the picture.")),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made the picture and who owns it, for example “Ada Okafor/Reuters”. Readers see this after the caption.",
                        max_length=200,
                        verbose_name="credit line",
                    ),
                ),
                (
                    "focal_x",
                    models.FloatField(
                        default=0.5,
                        help_text="0 is the left edge, 1 the right edge.",
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "The focal point has to be inside the picture: both numbers from 0 to 1."
                            ),
                            django.core.validators.MaxValueValidator(
                                1, "The focal point has to be inside the picture: both numbers from 0 to 1."
                            ),
                        ],
                        verbose_name="focal point, across",
                    ),
                ),
                (
                    "focal_y",
                    models.FloatField(
                        default=0.5,
                        help_text="0 is the top edge, 1 the bottom edge.",
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "The focal point has to be inside the picture: both numbers from 0 to 1."
                            ),
                            django.core.validators.MaxValueValidator(
                                1, "The focal point has to be inside the picture: both numbers from 0 to 1."
                            ),
                        ],
                        verbose_name="focal point, down",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="added"),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rights_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day on which the picture may be published. Leave it empty if the rights do not end.",
                        null=True,
                        verbose_name="rights end after",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("digest",),
                        name="photo_only_once",
                        violation_error_message="This picture is already in the library.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decorative", True), models.Q(("alt_text", ""), _negated=True), _connector="OR"
                        ),
                        name="photo_alt_text_or_decorative",
                        violation_error_message="Write an alt text, or mark the picture as decorative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("focal_x__gte", 0), ("focal_x__lte", 1), ("focal_y__gte", 0), ("focal_y__lte", 1)
                        ),
                        name="photo_focal_point_inside",
                        violation_error_message="The focal point has to be inside the picture: both numbers from 0 to 1.",
                    ),
                ],
                "permissions": [
                    ("hold_photo", "Can place holds on pictures"),
                    ("lift_hold_photo", "Can lift holds on pictures"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PhotoHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.TextField(
                        error_messages={"blank": "Say why: this stays on record."},
                        help_text="Why, for everyone at the desk. Readers never see this.",
                    ),
                ),
                ("placed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("lifted_at", models.DateTimeField(editable=False, null=True)),
                ("lifted_reason", models.TextField(blank=True, editable=False)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="photos.photo",
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "picture hold",
                "ordering": ["-placed_at", "-pk"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="photohold_has_a_reason",
                        violation_error_message="Say why: this stays on record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at", None), ("lifted_by", None), ("lifted_reason", "")),
                            models.Q(
                                ("lifted_at__isnull", False),
                                ("lifted_by__isnull", False),
                                models.Q(("lifted_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="photohold_lifted_wholly_or_not",
                        violation_error_message="A hold is lifted by somebody, at a time and for a reason, or not at all.",
                    ),
                ],
            },
        ),
    ]
