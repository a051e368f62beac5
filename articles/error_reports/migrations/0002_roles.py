"""Who reads and who answers error reports."""

from typing import ClassVar

from django.db import migrations

from authors import roles


class Migration(migrations.Migration):
    dependencies: ClassVar = [("error_reports", "0001_initial"), ("articles", "0002_roles")]

    operations: ClassVar = [roles.giving("error_reports.view_report", "error_reports.decide_report")]
