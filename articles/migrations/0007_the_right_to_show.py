from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_preview_links"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-changed_at"],
                "permissions": [
                    ("edit_others_article", "Can change the stories of others"),
                    ("submit_article", "Can submit stories for review"),
                    ("approve_article", "Can approve stories and send them back"),
                    ("publish_article", "Can publish and schedule stories"),
                    ("withdraw_article", "Can withdraw stories from readers"),
                    ("spike_article", "Can spike stories and restore them"),
                    ("show_article", "Can show stories to outsiders before they are published"),
                ],
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
        ),
    ]
