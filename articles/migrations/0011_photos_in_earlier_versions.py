"""Versions from before VersionPhoto get the rows that publishing writes now."""

import re

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIGURE = re.compile(r'<figure[^>]*\bdata-photo="([0-9]{1,18})"')


def link(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    versions, links = (apps.get_model("articles", name).objects for name in ("Version", "VersionPhoto"))
    there = set(apps.get_model("photos", "Photo").objects.values_list("pk", flat=True))
    # A retraction took the text and its pictures away.
    shown = versions.filter(body__contains="<figure").values_list("pk", "revision__snapshot__body")
    for pk, body in shown.iterator():
        named = {int(photo) for photo in FIGURE.findall(body or "")} & there
        links.bulk_create(links.model(version_id=pk, photo_id=photo) for photo in named)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_names_and_photos_of_versions"),
    ]

    operations = [
        migrations.RunPython(link, migrations.RunPython.noop),
    ]
