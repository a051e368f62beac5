"""Who may see and erase what is held about a reader, as authors/roles.py says."""

from django.db import migrations

from authors import roles


class Migration(migrations.Migration):
    dependencies = [("reviews", "0011_abuse_reports"), ("articles", "0002_roles")]

    operations = [roles.giving("reviews.erase_reader")]
