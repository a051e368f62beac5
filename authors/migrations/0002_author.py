import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import authors.models.author


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("authors", "0001_initial"),
        ("photos", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(help_text="As it stands in the byline.", max_length=120)),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the profile's address. Changing it breaks old links.",
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                (
                    "job_title",
                    models.CharField(
                        blank=True,
                        help_text="Readers see this under the name, as in “Political editor”.",
                        max_length=120,
                    ),
                ),
                (
                    "bio",
                    models.TextField(
                        blank=True,
                        help_text="Readers see this below every story. A blank line starts a new paragraph.",
                        verbose_name="biography",
                    ),
                ),
                (
                    "beats",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What they cover, separated by commas.",
                        validators=[authors.models.author.list_of_words],
                    ),
                ),
                (
                    "languages",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What they speak, separated by commas.",
                        validators=[authors.models.author.list_of_words],
                    ),
                ),
                ("place", models.CharField(blank=True, help_text="Where they work from.", max_length=80)),
                (
                    "disclosures",
                    models.TextField(
                        blank=True,
                        help_text="Ties a reader should know of: memberships, family, shares. Shown on the profile.",
                    ),
                ),
                (
                    "began_in_journalism",
                    models.DateField(
                        blank=True,
                        help_text="Readers see this as years of experience, always up to date.",
                        null=True,
                    ),
                ),
                (
                    "public_email",
                    models.EmailField(
                        blank=True, help_text="Readers see this address and can write to it.", max_length=254
                    ),
                ),
                (
                    "is_listed",
                    models.BooleanField(
                        default=True,
                        help_text="Listed on the page of all reporters.",
                        verbose_name="on staff",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="AuthorLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "network",
                    models.CharField(
                        choices=[
                            ("website", "Website"),
                            ("mastodon", "Mastodon"),
                            ("bluesky", "Bluesky"),
                            ("x", "X"),
                            ("linkedin", "LinkedIn"),
                            ("instagram", "Instagram"),
                            ("facebook", "Facebook"),
                            ("youtube", "YouTube"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        help_text="The whole address of the profile, starting with https://",
                        verbose_name="address",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                name="one_login_per_address",
                violation_error_message="Someone already logs in with this address.",
            ),
        ),
        migrations.AddField(
            model_name="author",
            name="portrait",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="portrait_of",
                to="photos.photo",
            ),
        ),
        migrations.AddField(
            model_name="author",
            name="user",
            field=models.OneToOneField(
                blank=True,
                help_text="Their login at the desk, if they have one. Contributors need none.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="author",
                to=settings.AUTH_USER_MODEL,
                verbose_name="login",
            ),
        ),
        migrations.AddField(
            model_name="authorlink",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="authors.author"
            ),
        ),
        migrations.AddConstraint(
            model_name="authorlink",
            constraint=models.UniqueConstraint(
                fields=("author", "network"),
                name="one_link_per_network",
                violation_error_message="There is already a link to this network.",
            ),
        ),
    ]
