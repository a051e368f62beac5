"""Who may place embargoes and holds, and who may lift them."""

from django.db import migrations

from authors import roles


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_holds"),
        ("photos", "0002_holds"),
    ]

    operations = [
        roles.giving(
            "articles.hold_article", "articles.lift_hold_article", "photos.hold_photo", "photos.lift_hold_photo"
        )
    ]
