"""The one row that numbers transactions is there from the first."""

from django.db import migrations


def make_counter(apps, schema_editor):
    """Make the row."""
    apps.get_model("search", "Counter").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(make_counter, migrations.RunPython.noop, elidable=False),
    ]
