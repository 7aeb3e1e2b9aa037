"""Welsh beside English: every site of ours has both from its first day."""

from django.db import migrations


def add_welsh(apps, schema_editor):
    """Make the row of the second language; Wagtail made the first one's."""
    apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="cy")


class Migration(migrations.Migration):
    dependencies = [
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        # Taking it away again would take every Welsh page with it.
        migrations.RunPython(add_welsh, migrations.RunPython.noop),
    ]
