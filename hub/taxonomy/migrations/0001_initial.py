import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="GlossaryTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once it has been used.",
                        max_length=80,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                (
                    "name_cy",
                    models.CharField(blank=True, max_length=200, verbose_name="name in Welsh"),
                ),
                ("definition_en", models.TextField(verbose_name="meaning in English")),
                ("definition_cy", models.TextField(blank=True, verbose_name="meaning in Welsh")),
            ],
            options={
                "verbose_name": "glossary term",
                "verbose_name_plural": "glossary terms",
                "ordering": ["name_en"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Licence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once it has been used.",
                        max_length=80,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                (
                    "name_cy",
                    models.CharField(blank=True, max_length=200, verbose_name="name in Welsh"),
                ),
                ("url", models.URLField(blank=True, verbose_name="web address")),
            ],
            options={
                "verbose_name": "licence",
                "verbose_name_plural": "licences",
                "ordering": ["name_en"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once it has been used.",
                        max_length=80,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                (
                    "name_cy",
                    models.CharField(blank=True, max_length=200, verbose_name="name in Welsh"),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["name_en"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once it has been used.",
                        max_length=80,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                (
                    "name_cy",
                    models.CharField(blank=True, max_length=200, verbose_name="name in Welsh"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("area", "Council area"),
                            ("town", "Town or city"),
                            ("region", "Region"),
                            ("nation", "Nation"),
                        ],
                        default="area",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "within",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="taxonomy.place",
                        verbose_name="within",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["name_en"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once it has been used.",
                        max_length=80,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                (
                    "name_cy",
                    models.CharField(blank=True, max_length=200, verbose_name="name in Welsh"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("council", "Council"),
                            ("partnership", "Partnership"),
                            ("government", "Government department"),
                            ("civil-society", "Civil society organisation"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "members",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The organisations that make up a partnership.",
                        related_name="partnerships",
                        to="taxonomy.organisation",
                        verbose_name="members",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="organisations",
                        to="taxonomy.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["name_en"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Initiative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once it has been used.",
                        max_length=80,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                (
                    "name_cy",
                    models.CharField(blank=True, max_length=200, verbose_name="name in Welsh"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("programme", "Programme"),
                            ("assembly", "Assembly"),
                            ("conference", "Conference"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="taxonomy.initiative",
                        verbose_name="part of",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="initiatives",
                        to="taxonomy.organisation",
                        verbose_name="organisations",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="initiatives",
                        to="taxonomy.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "initiative",
                "verbose_name_plural": "initiatives",
                "ordering": ["name_en"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "organisation",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_names",
                        to="taxonomy.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name"), name="organisation_name_unique"
                    )
                ],
            },
        ),
    ]
