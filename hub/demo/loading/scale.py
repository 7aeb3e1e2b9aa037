"""Many made-up resources for measurements, written in bulk.

They are what the site's own ways would have written, except that they share one small file and
have no revisions. Wagtail's admin search does not know them (`manage.py update_index` tells it).
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import F
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, ReferenceIndex

from hub.core.transactions import unit_of_work
from hub.demo.content.topics import TOPICS
from hub.media.models import Document, DocumentPage, TextState
from hub.media.models.documents import document_storage
from hub.taxonomy.models import Topic
from resources.library.choices import ResourceType
from resources.library.models import (
    LibraryPage,
    ResourceContributor,
    ResourceFile,
    ResourcePage,
)
from search.indexing import touch_all

from .keys import key_for
from .pages import find_page
from .pdf import small_pdf
from .site import LIBRARY
from .wording import Wording

CHUNK = 200
SHARED_FILE = "made-up/made-up.pdf"
MAKER = "Made up for measurements"
FIRST_DAY, DAYS = date(2010, 1, 1), 4_000
PAGES, WORDS = (5, 12), (90, 170)

Progress = Callable[[str, int, int], None]


class Sketch(NamedTuple):
    """A resource that is to be made: all that depends on chance."""

    number: int
    title: str
    type: str
    summary: str
    topics: list[str]
    published_on: date
    pages: list[str]


def load_scale(count: int, *, seed: int, progress: Progress) -> int:
    """Have ``count`` made-up resources of this seed; return how many were missing.

    Args:
        count: how many there are to be; those that are there already count.
        seed: the same seed gives the same resources, however many are made at a time.
        progress: told how many of how many are there.

    """
    there = _numbers_there(seed)
    missing = [number for number in range(1, count + 1) if number not in there]
    for start in range(0, len(missing), CHUNK):
        chunk = missing[start : start + CHUNK]
        sketches = [sketch(number, seed) for number in chunk]
        with unit_of_work():
            _write(sketches, seed)
        progress("Made-up resources", count - len(missing) + start + len(chunk), count)
    return len(missing)


def sketch(number: int, seed: int) -> Sketch:
    """Return what resource ``number`` of this seed is like."""
    chance = Random(f"{seed}/{number}")  # noqa: S311 - nothing secret
    wording = Wording(f"{seed}/{number}/words")
    kind = chance.choice(ResourceType.values)
    frequent = [1 / rank for rank in range(1, len(TOPICS) + 1)]
    chosen = dict.fromkeys(chance.choices(TOPICS, frequent, k=chance.randint(1, 3)))
    label = ResourceType(kind).name.replace("_", " ").capitalize()
    return Sketch(
        number=number,
        title=f"{label}: {next(iter(chosen)).name_en.lower()} in {wording.name()}",
        type=kind,
        summary=wording.sentence()[:300],
        topics=[topic.code for topic in chosen],
        published_on=FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
        pages=[wording.text(chance.randint(*WORDS)) for _ in range(chance.randint(*PAGES))],
    )


def _key(seed: int, number: int) -> str:
    return f"made-up-{seed}-{number:06}"


def _numbers_there(seed: int) -> set[int]:
    """Return the numbers of the resources that are there."""
    prefix = _key(seed, 0)[:-6]
    found = ResourcePage.objects.filter(slug__startswith=prefix).values_list("slug", flat=True)
    return {int(slug.removeprefix(prefix)) for slug in found}


def _write(sketches: Sequence[Sketch], seed: int) -> None:
    """Write one chunk in the unit of work."""
    library = LibraryPage.objects.select_for_update().get(pk=find_page(LIBRARY).pk)
    documents = _documents(sketches)
    pages = _pages(sketches, seed, library)
    _resources(sketches, pages)
    _relations(sketches, pages, documents)
    for page in ResourcePage.objects.filter(pk__in=[page.pk for page in pages]):
        ReferenceIndex.create_or_update_for_object(page)
    touch_all("pages", [page.pk for page in pages])


def _documents(sketches: Sequence[Sketch]) -> list[Document]:
    """Write the documents and the text of their pages."""
    content = small_pdf(MAKER)
    storage = document_storage()
    if not storage.exists(SHARED_FILE):
        storage.save(SHARED_FILE, ContentFile(content))
    collection = Collection.get_first_root_node()
    documents = Document.objects.bulk_create(
        Document(
            title=sketch.title,
            file=SHARED_FILE,
            collection=collection,
            file_size=len(content),
            file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest(),
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="application/pdf",
            page_count=len(sketch.pages),
            text_state=TextState.READY,
        )
        for sketch in sketches
    )
    DocumentPage.objects.bulk_create(
        (
            DocumentPage(document=document, number=number, text=text)
            for document, sketch in zip(documents, sketches, strict=True)
            for number, text in enumerate(sketch.pages, start=1)
        ),
        batch_size=500,
    )
    return documents


def _pages(sketches: Sequence[Sketch], seed: int, library: LibraryPage) -> list[Page]:
    """Write the rows that every page type shares, after the last child of the library."""
    numbers = Page.numconv_obj()
    last = library.get_last_child()
    step = numbers.str2int(last.path[-Page.steplen :]) if last else 0
    kind = ContentType.objects.get_for_model(ResourcePage)
    locale = Locale.objects.get(language_code="en")
    now = timezone.now()
    pages = Page.objects.bulk_create(
        Page(
            path=library.path + numbers.int2str(step + place).rjust(Page.steplen, Page.alphabet[0]),
            depth=library.depth + 1,
            title=sketch.title,
            draft_title=sketch.title,
            slug=_key(seed, sketch.number),
            url_path=f"{library.url_path}{_key(seed, sketch.number)}/",
            content_type=kind,
            locale=locale,
            translation_key=key_for("page", _key(seed, sketch.number)),
            live=True,
            first_published_at=now,
            last_published_at=now,
        )
        for place, sketch in enumerate(sketches, start=1)
    )
    Page.objects.filter(pk=library.pk).update(numchild=F("numchild") + len(pages))
    return pages


def _resources(sketches: Sequence[Sketch], pages: Sequence[Page]) -> None:
    """Write the rows of the page type itself, for which Django has no bulk way."""
    rows = [
        ResourcePage(
            page_ptr_id=page.pk,
            summary=sketch.summary,
            resource_type=sketch.type,
            byline=MAKER,
            published_on=sketch.published_on,
        )
        for sketch, page in zip(sketches, pages, strict=True)
    ]
    fields = ResourcePage._meta.local_concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(ResourcePage._meta.db_table)
    values = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({values})",  # noqa: S608 - names of columns
            [
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for field in fields
                ]
                for row in rows
            ],
        )


def _relations(
    sketches: Sequence[Sketch], pages: Sequence[Page], documents: Sequence[Document]
) -> None:
    """Write what belongs to each resource: its file, who made it, and its topics."""
    topics = dict(Topic.objects.values_list("code", "pk"))
    through = ResourcePage.topics.through
    ResourceFile.objects.bulk_create(
        ResourceFile(resource_id=page.pk, document=document, sort_order=0)
        for page, document in zip(pages, documents, strict=True)
    )
    ResourceContributor.objects.bulk_create(
        ResourceContributor(resource_id=page.pk, person=MAKER, sort_order=0) for page in pages
    )
    through.objects.bulk_create(
        through(resourcepage_id=page.pk, topic_id=topics[code])
        for page, sketch in zip(pages, sketches, strict=True)
        for code in sketch.topics
    )
