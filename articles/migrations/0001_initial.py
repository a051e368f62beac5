import articles.models.section
import articles.search.matching
import datetime
import django.db.models.deletion
import django.utils.timezone
import newsroom.constraints
import newsroom.languages
import taggit.managers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("authors", "0002_author"),
        ("photos", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("ready", "Ready"),
                            ("spiked", "Spiked"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                    ),
                ),
                (
                    "headline",
                    models.CharField(
                        blank=True,
                        help_text="The public title. Up to 90 characters reads best, 120 is the most.",
                        max_length=160,
                    ),
                ),
                (
                    "kicker",
                    models.CharField(
                        blank=True,
                        help_text="A word or two above the headline, such as “Harbour”. Optional.",
                        max_length=40,
                    ),
                ),
                (
                    "standfirst",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences that readers see under the headline, and in lists and search results.",
                        max_length=400,
                    ),
                ),
                ("body", models.TextField(blank=True)),
                (
                    "story_type",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("analysis", "Analysis"),
                            ("opinion", "Opinion"),
                            ("explainer", "Explainer"),
                            ("review", "Review"),
                            ("fact_check", "Fact check"),
                            ("sponsored", "Sponsored"),
                        ],
                        default="news",
                        help_text="Readers see this when it is not News.",
                        max_length=20,
                    ),
                ),
                ("language", models.CharField(choices=newsroom.languages.story_languages, default="en", max_length=12)),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The last part of the story's address. Made from the headline if left empty; after a change, old links lead to the new address.",
                        max_length=80,
                        verbose_name="address",
                    ),
                ),
                (
                    "place",
                    models.CharField(blank=True, help_text="Where it was filed, as in “Port Ansel”.", max_length=80),
                ),
                (
                    "picture_caption",
                    models.TextField(
                        blank=True, help_text="Leave empty to use the caption from the picture library.", max_length=400
                    ),
                ),
                (
                    "due",
                    models.DateTimeField(
                        blank=True,
                        help_text="When the desk means to publish it, for the calendar. Nothing happens by itself.",
                        null=True,
                    ),
                ),
                ("notes", models.TextField(blank=True, help_text="For the desk only. Readers never see this.")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("edition", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="The lead picture: above the story and beside it in lists.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="photos.photo",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
                "ordering": ["-changed_at"],
                "permissions": [
                    ("edit_others_article", "Can change the stories of others"),
                    ("submit_article", "Can submit stories for review"),
                    ("approve_article", "Can approve stories and send them back"),
                    ("publish_article", "Can publish and schedule stories"),
                    ("withdraw_article", "Can withdraw stories from readers"),
                    ("spike_article", "Can spike stories and restore them"),
                    ("show_article", "Can show stories to outsiders before they are published"),
                    ("hold_article", "Can place embargoes and legal holds on stories"),
                    ("lift_hold_article", "Can lift embargoes and legal holds"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                (
                    "slug",
                    models.SlugField(
                        help_text="The first part of the address, as in /politics/. Changing it breaks old links.",
                        unique=True,
                        validators=[articles.models.section.not_reserved],
                        verbose_name="address",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="Readers see this under the section's name; search engines too.",
                        max_length=200,
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="Order in the menu, smallest first."),
                ),
            ],
            options={
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                ("slug", models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug")),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="StoryWords",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("at", models.DateTimeField(db_index=True)),
                ("words", articles.search.matching.WordsField()),
            ],
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("slug", models.SlugField(max_length=80)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="addresses", to="articles.article"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "addresses",
            },
        ),
        migrations.CreateModel(
            name="Byline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reporter", "Reporter"),
                            ("photographer", "Photographer"),
                            ("contributor", "Contributor"),
                            ("editor", "Editor"),
                            ("translator", "Translator"),
                        ],
                        default="reporter",
                        max_length=20,
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Who stands first in the byline: smallest number first.",
                        verbose_name="order",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bylines",
                        to="articles.article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bylines", to="authors.author"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Hold",
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
                    "kind",
                    models.CharField(
                        choices=[("embargo", "Embargo"), ("legal", "Legal hold")], editable=False, max_length=20
                    ),
                ),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="ends")),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Who asked for it, as in “City of Port Ansel”.", max_length=200
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="articles.article",
                    ),
                ),
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
                "ordering": ["-placed_at", "-pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("submit", "submitted"),
                            ("send_back", "sent back"),
                            ("approve", "approved"),
                            ("reopen", "changed the approved text"),
                            ("spike", "spiked"),
                            ("restore", "restored"),
                            ("publish", "published"),
                            ("schedule", "scheduled"),
                            ("withdraw", "withdrew"),
                            ("unschedule", "took off the schedule"),
                            ("hold", "placed a legal hold"),
                            ("embargo", "placed an embargo"),
                            ("lift", "lifted a hold"),
                            ("take_over", "took over"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("effective", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("dropped", models.TextField(blank=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="articles.article"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField(null=True)),
                ("mailed_at", models.DateTimeField(null=True)),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="articles.move"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("seen_at", models.DateTimeField(db_index=True)),
                ("active_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="present", to="articles.article"
                    ),
                ),
                (
                    "displaced_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("for_whom", models.CharField(max_length=120, verbose_name="for whom")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="preview_links", to="articles.article"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PreviewOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("network", models.CharField(max_length=64)),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="articles.previewlink"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("snapshot", models.JSONField()),
                ("names", models.JSONField(default=dict)),
                ("aside", models.BooleanField(default=False)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="articles.article"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.AddField(
            model_name="previewlink",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="preview_links", to="articles.revision"
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="section",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="The part of the site where readers find the story.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.section",
            ),
        ),
        migrations.CreateModel(
            name="StaleWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "of",
                    models.CharField(
                        choices=[("article", "Article"), ("author", "Author"), ("topic", "Topic")], max_length=8
                    ),
                ),
                ("row", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["of", "row"], name="stale_words_of")],
            },
        ),
        migrations.CreateModel(
            name="TaggedArticle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="articles.article"),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_articles",
                        to="articles.topic",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="article",
            name="topics",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="What the story is about, separated by commas.",
                through="articles.TaggedArticle",
                to="articles.Topic",
                verbose_name="Tags",
            ),
        ),
        migrations.CreateModel(
            name="Unsaved",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("edition", models.PositiveIntegerField(default=0)),
                ("sequence", models.PositiveBigIntegerField(default=0)),
                (
                    "fate",
                    models.CharField(
                        choices=[("open", "Not saved"), ("left", "Left aside"), ("saved", "In the story")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("typed", models.JSONField(default=dict)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="unsaved",
                        to="articles.article",
                    ),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UserSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="people", to="articles.section"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="works_in",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "colleague of this section",
                "verbose_name_plural": "who works here",
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "First publication"),
                            ("update", "Update: new facts"),
                            ("correction", "Correction: a fact was wrong"),
                            ("clarification", "Clarification: true, but misleading"),
                            ("retraction", "Retraction: the story no longer stands"),
                            ("minor", "Minor change: typing, layout"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("live_from", models.DateTimeField()),
                (
                    "live_until",
                    models.DateTimeField(default=datetime.datetime(9000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                ),
                ("first_published", models.DateTimeField()),
                ("updated", models.DateTimeField(null=True)),
                (
                    "story_type",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("analysis", "Analysis"),
                            ("opinion", "Opinion"),
                            ("explainer", "Explainer"),
                            ("review", "Review"),
                            ("fact_check", "Fact check"),
                            ("sponsored", "Sponsored"),
                        ],
                        max_length=20,
                    ),
                ),
                ("language", models.CharField(choices=newsroom.languages.story_languages, max_length=12)),
                ("headline", models.CharField(max_length=160)),
                ("kicker", models.CharField(blank=True, max_length=40)),
                ("standfirst", models.TextField()),
                ("place", models.CharField(blank=True, max_length=80)),
                ("byline", models.TextField()),
                ("body", models.TextField(blank=True)),
                ("contents", models.JSONField(default=list)),
                ("notices", models.JSONField(default=list)),
                ("topic_labels", models.JSONField(default=list)),
                ("words", models.PositiveIntegerField()),
                ("read_minutes", models.PositiveSmallIntegerField()),
                ("picture_caption", models.TextField(blank=True)),
                ("picture_credit", models.CharField(blank=True, max_length=200)),
                ("picture_alt", models.TextField(blank=True)),
                (
                    "address",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="articles.address"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="articles.article",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="photos.photo",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="articles.revision"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="articles.section",
                    ),
                ),
            ],
            options={
                "ordering": ["article", "number"],
                "get_latest_by": "number",
            },
        ),
        migrations.AddField(
            model_name="move",
            name="version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="moves",
                to="articles.version",
            ),
        ),
        migrations.CreateModel(
            name="VersionByline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reporter", "Reporter"),
                            ("photographer", "Photographer"),
                            ("contributor", "Contributor"),
                            ("editor", "Editor"),
                            ("translator", "Translator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("listed_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="version_bylines",
                        to="authors.author",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bylines",
                        to="articles.version",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="VersionPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="version_links", to="photos.photo"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photo_links",
                        to="articles.version",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VersionTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("listed_at", models.DateTimeField()),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="version_links",
                        to="articles.topic",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topic_links",
                        to="articles.version",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="version",
            name="topics",
            field=models.ManyToManyField(related_name="versions", through="articles.VersionTopic", to="articles.topic"),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.UniqueConstraint(
                fields=("day", "slug"),
                name="unique_address_for_a_day",
                violation_error_message="Another story published that day already has this address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="byline",
            constraint=models.UniqueConstraint(
                fields=("article", "author", "role"),
                name="author_once_per_role",
                violation_error_message="This person is already in the byline with this role.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="hold_has_a_reason",
                violation_error_message="Say why: this stays on record.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_at", None), ("lifted_by", None), ("lifted_reason", "")),
                    models.Q(
                        ("lifted_at__isnull", False),
                        ("lifted_by__isnull", False),
                        models.Q(("lifted_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="hold_lifted_wholly_or_not",
                violation_error_message="A hold is lifted by somebody, at a time and for a reason, or not at all.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "embargo"),
                        ("until__gt", models.F("placed_at")),
                        models.Q(("source", ""), _negated=True),
                    ),
                    models.Q(("kind", "legal"), ("source", ""), ("until", None)),
                    _connector="OR",
                ),
                name="hold_embargo_has_end_and_source",
                violation_error_message="An embargo has a source and ends in the future; a legal hold ends when it is lifted.",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(models.F("user"), models.OrderBy(models.F("id"), descending=True), name="notice_newest"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("user", "move"), name="told_once_of_a_move"),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(fields=("editor", "key"), name="present_once_per_window"),
        ),
        migrations.AddConstraint(
            model_name="previewlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("for_whom", ""), _negated=True), name="preview_link_is_for_someone"
            ),
        ),
        migrations.AddConstraint(
            model_name="previewlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("made_at"))), name="preview_link_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="taggedarticle",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="topic_once_per_article"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.OrderBy(models.F("changed_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("state"),
                models.OrderBy(models.F("changed_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_by_state",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(models.F("due"), condition=models.Q(("due__isnull", False)), name="article_due"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("section"),
                models.OrderBy(models.F("changed_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_by_section",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("story_type"),
                models.OrderBy(models.F("changed_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_by_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "in_review", "ready", "spiked"])),
                name="article_state_is_known",
                violation_error_message="A story is a draft, in review, ready or spiked.",
            ),
        ),
        migrations.AddIndex(
            model_name="unsaved",
            index=models.Index(fields=["article", "editor"], name="unsaved_of_story"),
        ),
        migrations.AddConstraint(
            model_name="unsaved",
            constraint=models.UniqueConstraint(fields=("editor", "key"), name="unsaved_once_per_window"),
        ),
        migrations.AddConstraint(
            model_name="unsaved",
            constraint=models.CheckConstraint(
                condition=models.Q(("fate__in", ["open", "left", "saved"])),
                name="unsaved_fate_is_known",
                violation_error_message="What is not saved is open, left aside, or in the story.",
            ),
        ),
        migrations.AddConstraint(
            model_name="usersection",
            constraint=models.UniqueConstraint(
                fields=("user", "section"),
                name="user_once_per_section",
                violation_error_message="This person is already named in this section.",
            ),
        ),
        migrations.AddIndex(
            model_name="versionbyline",
            index=models.Index(
                models.F("author"),
                models.OrderBy(models.F("listed_at"), descending=True),
                models.OrderBy(models.F("version"), descending=True),
                name="version_by_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="versionbyline",
            constraint=models.UniqueConstraint(
                fields=("version", "author", "role"), name="author_once_per_version_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="versionbyline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("listed_at__isnull", False)),
                fields=("version", "author"),
                name="listed_once_by_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="versionphoto",
            constraint=models.UniqueConstraint(fields=("version", "photo"), name="photo_once_per_version"),
        ),
        migrations.AddIndex(
            model_name="versiontopic",
            index=models.Index(
                models.F("topic"),
                models.OrderBy(models.F("listed_at"), descending=True),
                models.OrderBy(models.F("version"), descending=True),
                name="version_by_topic",
            ),
        ),
        migrations.AddConstraint(
            model_name="versiontopic",
            constraint=models.UniqueConstraint(fields=("version", "topic"), name="topic_once_per_version"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                models.OrderBy(models.F("first_published"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="version_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                models.F("section"),
                models.OrderBy(models.F("first_published"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="version_by_section",
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                models.F("section"),
                models.OrderBy(models.F("first_published"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("story_type", "opinion"), _negated=True),
                name="version_news",
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                models.OrderBy(models.F("first_published"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("story_type", "opinion")),
                name="version_opinion",
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(models.F("live_from"), name="version_live_from"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                models.F("live_until"),
                condition=models.Q(
                    ("live_until__lt", datetime.datetime(9000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))
                ),
                name="version_ending",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("article", "number"), name="version_number_once"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=newsroom.constraints.NoOverlap(
                end="live_until",
                name="one_live_version",
                owner="article",
                start="live_from",
                violation_error_message="Another version of this story is live at that time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("live_until__gte", models.F("live_from"))), name="version_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("headline", ""), _negated=True), name="version_has_headline"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("standfirst", ""), _negated=True), name="version_has_standfirst"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("byline", ""), _negated=True), name="version_has_byline"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ("correction", "clarification", "retraction")), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="version_explains_itself",
            ),
        ),
    ]
