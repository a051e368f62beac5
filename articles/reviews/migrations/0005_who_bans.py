"""Who may ban readers, as authors/roles.py says."""

from django.db import migrations

from authors import roles


class Migration(migrations.Migration):
    dependencies = [("reviews", "0004_sanctions_and_notes"), ("articles", "0002_roles")]

    operations = [roles.giving("reviews.ban_reader")]
