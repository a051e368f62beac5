import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Purge",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("tags", models.JSONField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="EdgeCursor",
            fields=[
                ("edge", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=-1)),
                ("halfway", models.BigIntegerField(default=-1)),
                ("halfway_at", models.DateTimeField(null=True)),
                ("told", models.BigIntegerField(default=-1)),
                ("not_before", models.DateTimeField(default=django.utils.timezone.now)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("error", models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_purge_counter")],
            },
        ),
    ]
