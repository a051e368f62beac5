"""The right to show stories to outsiders, for those who authors/roles.py says have it."""

from django.db import migrations

from authors import roles


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_the_right_to_show")]

    operations = [roles.giving("articles.show_article")]
