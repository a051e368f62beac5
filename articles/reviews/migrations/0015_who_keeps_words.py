"""Who keeps the lists of words, as authors/roles.py says."""

from django.db import migrations

from authors import roles


class Migration(migrations.Migration):
    dependencies = [("reviews", "0014_rule_names"), ("articles", "0002_roles")]

    operations = [
        roles.giving("reviews.view_term", "reviews.add_term", "reviews.change_term", "reviews.delete_term"),
    ]
