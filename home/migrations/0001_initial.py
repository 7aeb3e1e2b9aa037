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
            name="ContentPage",
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
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("quotation", 9),
                            ("callout", 13),
                            ("accordion", 16),
                            ("footnotes", 19),
                            ("image", 23),
                            ("video", 32),
                            ("contents", 34),
                            ("documents", 37),
                            ("resources", 43),
                            ("table", 48),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("h2", "Section"),
                                        ("h3", "Part of a section"),
                                        ("h4", "Smaller part"),
                                    ],
                                    "label": "Level",
                                },
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "hub.pages.blocks.text.TextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "superscript",
                                        "subscript",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "document-link"],
                                    "label": "Quotation",
                                },
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "If it is known.",
                                    "label": "Who said it",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example: assembly member, or the name of a council.",
                                    "label": "Their role",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Where it was published.",
                                    "label": "Source",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Web address of the source", "required": False},
                            ),
                            9: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 4),
                                        ("name", 5),
                                        ("role", 6),
                                        ("source", 7),
                                        ("source_url", 8),
                                    ]
                                ],
                                {},
                            ),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("information", "Information"),
                                        ("warning", "Warning"),
                                        ("tip", "Tip"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Left empty, the kind is shown.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "link",
                                        "document-link",
                                        "ul",
                                        "ol",
                                    ],
                                    "label": "Text",
                                },
                            ),
                            13: (
                                "wagtail.blocks.StructBlock",
                                [[("kind", 10), ("title", 11), ("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 0), ("text", 12)]],
                                {},
                            ),
                            15: (
                                "wagtail.blocks.ListBlock",
                                (14,),
                                {"label": "Parts", "min_num": 1},
                            ),
                            16: ("wagtail.blocks.StructBlock", [[("parts", 15)]], {}),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "document-link"],
                                    "label": "Note",
                                },
                            ),
                            18: (
                                "wagtail.blocks.ListBlock",
                                (17,),
                                {
                                    "help_text": "Type [1] in the text above to refer to the first note, [2] to the second.",
                                    "label": "Notes",
                                },
                            ),
                            19: ("wagtail.blocks.StructBlock", [[("notes", 18)]], {}),
                            20: ("wagtail.images.blocks.ImageBlock", [], {"label": "Picture"}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            22: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who made the picture.",
                                    "label": "Credit",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            23: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 20), ("caption", 21), ("credit", 22)]],
                                {},
                            ),
                            24: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title", "max_length": 200},
                            ),
                            25: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "An MP4 or WebM file.",
                                    "label": "Video file",
                                    "required": False,
                                },
                            ),
                            26: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "For a video that is somewhere else, such as YouTube. Readers are sent there.",
                                    "label": "Web address",
                                    "required": False,
                                },
                            ),
                            27: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "A VTT file in the language of the video.",
                                    "label": "Captions file",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Readers see it. For example: nobody speaks in this video.",
                                    "label": "Why there are no captions",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "Shown until the video plays.",
                                    "label": "Still picture",
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example: 4 minutes.",
                                    "label": "Length",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "link",
                                        "document-link",
                                        "ul",
                                        "ol",
                                    ],
                                    "label": "Transcript",
                                    "required": False,
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 24),
                                        ("file", 25),
                                        ("url", 26),
                                        ("captions", 27),
                                        ("no_captions_reason", 28),
                                        ("poster", 29),
                                        ("duration", 30),
                                        ("transcript", 31),
                                    ]
                                ],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("h2", "Sections"),
                                        ("h3", "Sections and their parts"),
                                    ],
                                    "label": "What it lists",
                                },
                            ),
                            34: ("wagtail.blocks.StructBlock", [[("depth", 33)]], {}),
                            35: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Document"},
                            ),
                            36: (
                                "wagtail.blocks.ListBlock",
                                (35,),
                                {"label": "Documents", "min_num": 1},
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("documents", 36)]], {}),
                            38: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 200},
                            ),
                            39: ("wagtail.blocks.PageChooserBlock", (), {"label": "Resource"}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Left empty, the authors of the resource itself are shown.",
                                    "label": "Authors as written",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            41: (
                                "wagtail.blocks.StructBlock",
                                [[("page", 39), ("authors", 40)]],
                                {},
                            ),
                            42: (
                                "wagtail.blocks.ListBlock",
                                (41,),
                                {"label": "Rows", "min_num": 1},
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 38), ("rows", 42)]],
                                {},
                            ),
                            44: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Words or numbers", "required": False},
                            ),
                            45: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "document-link"],
                                    "label": "Words with links",
                                    "required": False,
                                },
                            ),
                            46: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 44), ("rich_text", 45)]],
                                {},
                            ),
                            47: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "label": "The first column names the rows",
                                    "required": False,
                                },
                            ),
                            48: (
                                "wagtail.blocks.StructBlock",
                                [[("table", 46), ("row_headers", 47)]],
                                {},
                            ),
                        },
                        verbose_name="body",
                    ),
                ),
                (
                    "show_in_footer",
                    models.BooleanField(
                        default=False,
                        help_text="For pages such as the accessibility statement and the page about cookies.",
                        verbose_name="show at the foot of every page",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        help_text="The programme, assembly or conference that the page is about.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pages",
                        to="taxonomy.initiative",
                        verbose_name="initiative",
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
                "verbose_name": "content page",
                "verbose_name_plural": "content pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="HomePage",
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
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="What is here, in a few words.",
                        max_length=120,
                        verbose_name="heading",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Two sentences at most: what readers can do here, and for whom it is.",
                        max_length=500,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "doors",
                    wagtail.fields.StreamField(
                        [("door", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page"}),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to use the page's title.",
                                    "label": "Words of the link",
                                    "max_length": 100,
                                    "required": False,
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "One sentence. Leave it empty to use the page's summary.",
                                    "label": "What is behind it",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("page", 0), ("title", 1), ("text", 2)]],
                                {},
                            ),
                        },
                        help_text="The pages that most readers come for, six at most.",
                        verbose_name="ways in",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("quotation", 9),
                            ("callout", 13),
                            ("accordion", 16),
                            ("footnotes", 19),
                            ("image", 23),
                            ("video", 32),
                            ("contents", 34),
                            ("documents", 37),
                            ("resources", 43),
                            ("table", 48),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("h2", "Section"),
                                        ("h3", "Part of a section"),
                                        ("h4", "Smaller part"),
                                    ],
                                    "label": "Level",
                                },
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "hub.pages.blocks.text.TextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "superscript",
                                        "subscript",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "document-link"],
                                    "label": "Quotation",
                                },
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "If it is known.",
                                    "label": "Who said it",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example: assembly member, or the name of a council.",
                                    "label": "Their role",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Where it was published.",
                                    "label": "Source",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Web address of the source", "required": False},
                            ),
                            9: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 4),
                                        ("name", 5),
                                        ("role", 6),
                                        ("source", 7),
                                        ("source_url", 8),
                                    ]
                                ],
                                {},
                            ),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("information", "Information"),
                                        ("warning", "Warning"),
                                        ("tip", "Tip"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Left empty, the kind is shown.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "link",
                                        "document-link",
                                        "ul",
                                        "ol",
                                    ],
                                    "label": "Text",
                                },
                            ),
                            13: (
                                "wagtail.blocks.StructBlock",
                                [[("kind", 10), ("title", 11), ("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 0), ("text", 12)]],
                                {},
                            ),
                            15: (
                                "wagtail.blocks.ListBlock",
                                (14,),
                                {"label": "Parts", "min_num": 1},
                            ),
                            16: ("wagtail.blocks.StructBlock", [[("parts", 15)]], {}),
                            17: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "document-link"],
                                    "label": "Note",
                                },
                            ),
                            18: (
                                "wagtail.blocks.ListBlock",
                                (17,),
                                {
                                    "help_text": "Type [1] in the text above to refer to the first note, [2] to the second.",
                                    "label": "Notes",
                                },
                            ),
                            19: ("wagtail.blocks.StructBlock", [[("notes", 18)]], {}),
                            20: ("wagtail.images.blocks.ImageBlock", [], {"label": "Picture"}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            22: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who made the picture.",
                                    "label": "Credit",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            23: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 20), ("caption", 21), ("credit", 22)]],
                                {},
                            ),
                            24: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title", "max_length": 200},
                            ),
                            25: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "An MP4 or WebM file.",
                                    "label": "Video file",
                                    "required": False,
                                },
                            ),
                            26: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "For a video that is somewhere else, such as YouTube. Readers are sent there.",
                                    "label": "Web address",
                                    "required": False,
                                },
                            ),
                            27: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "A VTT file in the language of the video.",
                                    "label": "Captions file",
                                    "required": False,
                                },
                            ),
                            28: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Readers see it. For example: nobody speaks in this video.",
                                    "label": "Why there are no captions",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            29: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "Shown until the video plays.",
                                    "label": "Still picture",
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example: 4 minutes.",
                                    "label": "Length",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "link",
                                        "document-link",
                                        "ul",
                                        "ol",
                                    ],
                                    "label": "Transcript",
                                    "required": False,
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 24),
                                        ("file", 25),
                                        ("url", 26),
                                        ("captions", 27),
                                        ("no_captions_reason", 28),
                                        ("poster", 29),
                                        ("duration", 30),
                                        ("transcript", 31),
                                    ]
                                ],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("h2", "Sections"),
                                        ("h3", "Sections and their parts"),
                                    ],
                                    "label": "What it lists",
                                },
                            ),
                            34: ("wagtail.blocks.StructBlock", [[("depth", 33)]], {}),
                            35: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Document"},
                            ),
                            36: (
                                "wagtail.blocks.ListBlock",
                                (35,),
                                {"label": "Documents", "min_num": 1},
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("documents", 36)]], {}),
                            38: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 200},
                            ),
                            39: ("wagtail.blocks.PageChooserBlock", (), {"label": "Resource"}),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Left empty, the authors of the resource itself are shown.",
                                    "label": "Authors as written",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            41: (
                                "wagtail.blocks.StructBlock",
                                [[("page", 39), ("authors", 40)]],
                                {},
                            ),
                            42: (
                                "wagtail.blocks.ListBlock",
                                (41,),
                                {"label": "Rows", "min_num": 1},
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 38), ("rows", 42)]],
                                {},
                            ),
                            44: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Words or numbers", "required": False},
                            ),
                            45: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "document-link"],
                                    "label": "Words with links",
                                    "required": False,
                                },
                            ),
                            46: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 44), ("rich_text", 45)]],
                                {},
                            ),
                            47: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "label": "The first column names the rows",
                                    "required": False,
                                },
                            ),
                            48: (
                                "wagtail.blocks.StructBlock",
                                [[("table", 46), ("row_headers", 47)]],
                                {},
                            ),
                        },
                        verbose_name="body",
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
                "verbose_name": "home page",
                "verbose_name_plural": "home pages",
            },
            bases=("wagtailcore.page",),
        ),
    ]
