import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("library", "0001_initial"),
        ("media", "0001_initial"),
        ("taxonomy", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="resourcefile",
            name="document",
            field=models.ForeignKey(
                help_text="Choose one that is here already, or upload one.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="resource_files",
                to="media.document",
                verbose_name="document",
            ),
        ),
        migrations.AddField(
            model_name="resourcepage",
            name="initiative",
            field=models.ForeignKey(
                blank=True,
                help_text="The programme, assembly or conference that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="resources",
                to="taxonomy.initiative",
                verbose_name="initiative",
            ),
        ),
        migrations.AddField(
            model_name="resourcepage",
            name="licence",
            field=models.ForeignKey(
                blank=True,
                help_text="The terms on which readers may use it again.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="resources",
                to="taxonomy.licence",
                verbose_name="licence",
            ),
        ),
        migrations.AddField(
            model_name="resourcepage",
            name="topics",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                related_name="%(app_label)s_%(class)ss",
                to="taxonomy.topic",
                verbose_name="topics",
            ),
        ),
        migrations.AddField(
            model_name="resourcefile",
            name="resource",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="files",
                to="library.resourcepage",
            ),
        ),
        migrations.AddField(
            model_name="resourcecontributor",
            name="resource",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contributors",
                to="library.resourcepage",
            ),
        ),
        migrations.AddConstraint(
            model_name="resourcecontributor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organisation__isnull", False),
                    models.Q(("person", ""), _negated=True),
                    _connector="OR",
                ),
                name="contributor_named",
            ),
        ),
    ]
