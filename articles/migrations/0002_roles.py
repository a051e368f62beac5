"""The roles of the newsroom, with what authors/roles.py says that each may do."""

from django.conf import settings
from django.db import migrations

from authors import roles


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("authors", "0002_author"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("photos", "0001_initial"),
        ("error_reports", "0001_initial"),
        ("reviews", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [roles.giving()]
