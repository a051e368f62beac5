"""Who says how reviews are handled, as authors/roles.py has it."""

from django.db import migrations

from authors import roles


class Migration(migrations.Migration):
    dependencies = [("reviews", "0012_who_erases"), ("articles", "0002_roles")]

    operations = [roles.giving("reviews.view_policy", "reviews.change_policy")]
