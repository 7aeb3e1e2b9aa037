from django.db import migrations, models


def make_counter(apps, schema_editor):
    apps.get_model("search", "Counter").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="item",
            name="url",
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AlterField(
            model_name="passage",
            name="url",
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.RunPython(make_counter, migrations.RunPython.noop, elidable=False),
    ]
