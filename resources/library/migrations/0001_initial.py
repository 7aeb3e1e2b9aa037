import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taxonomy", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResourceFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResourcePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences, shown in lists and search results.",
                        max_length=300,
                        verbose_name="summary",
                    ),
                ),
                (
                    "resource_type",
                    models.CharField(
                        choices=[
                            ("handbook", "Handbook"),
                            ("briefing", "Briefing"),
                            ("faq", "Questions and answers"),
                            ("guide", "Guide"),
                            ("report", "Report"),
                            ("case-study", "Case study"),
                            ("process-plan", "Process plan"),
                            ("invitation-letter", "Invitation letter"),
                            ("slides", "Slides"),
                            ("video", "Video"),
                            ("notes", "Notes"),
                            ("bundle", "Collection of files"),
                            ("dataset", "Dataset"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                (
                    "published_on",
                    models.DateField(
                        blank=True,
                        help_text="The date on the work itself. Leave it empty if it is not known.",
                        null=True,
                        verbose_name="date of publication",
                    ),
                ),
                (
                    "byline",
                    models.CharField(
                        blank=True,
                        help_text="Leave it empty and a line is made from the contributors. Fill it in to name them as the cover does, for example: Involve, with thanks to the advisory panel.",
                        max_length=300,
                        verbose_name="display line for contributors",
                    ),
                ),
                (
                    "about",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="What it holds, whom it is for and how to use it.",
                        verbose_name="about this resource",
                    ),
                ),
            ],
            options={
                "verbose_name": "resource",
                "verbose_name_plural": "resources",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LibraryPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences, shown in lists and search results.",
                        max_length=300,
                        verbose_name="summary",
                    ),
                ),
                (
                    "topics",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="%(app_label)s_%(class)ss",
                        to="taxonomy.topic",
                        verbose_name="topics",
                    ),
                ),
            ],
            options={
                "verbose_name": "library",
                "verbose_name_plural": "libraries",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ResourceContributor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "person",
                    models.CharField(
                        blank=True,
                        help_text="For somebody who is not in the list of organisations.",
                        max_length=200,
                        verbose_name="person or group",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "Author"),
                            ("support", "Support"),
                            ("advisory", "Advice"),
                            ("compiler", "Compiled by"),
                            ("translator", "Translated by"),
                        ],
                        default="author",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="taxonomy.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
