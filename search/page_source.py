"""Pages as things to find: a live page with its documents, and documents with fewer readers."""

from collections.abc import Collection, Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from wagtail.models import Page, ReferenceIndex, get_page_models

from hub.core.audiences import Rule, all_of
from hub.media.audiences import rules_for_collections
from hub.media.models import Document
from hub.pages.audiences import rule_for_page
from hub.pages.models import BasePage

from .sources import Entry, PassageText

# Longer texts are cut into passages of about this length at the same place, so that the words of a
# query are sought near each other and a snippet is cut from a text of a bounded length.
PASSAGE_LENGTH = 2_500


class PageSource:
    """The source of everything that is a page; a key is the page's id."""

    name = "pages"
    facets: tuple[str, ...] = ("type", "topic")

    def build(self, key: str) -> list[Entry]:
        """Return the entries of a page: itself, and each of its documents that fewer may see.

        Drafts, aliases, pages without an address and pages of other apps' types have none.
        """
        page = Page.objects.filter(pk=key, live=True, alias_of=None).first()
        page = page.specific if page else None
        if not isinstance(page, BasePage):
            return []
        with translation.override(page.locale.language_code):
            url = page.get_url()
            return _entries(page, url) if url else []

    def keys(self) -> Iterator[str]:
        """Yield the ids of the live pages."""
        kinds = ContentType.objects.get_for_models(*hub_page_models(), for_concrete_models=False)
        pages = Page.objects.filter(live=True, alias_of=None, content_type__in=kinds.values())
        yield from (str(pk) for pk in pages.order_by("pk").values_list("pk", flat=True))


def hub_page_models() -> list[type[BasePage]]:
    """Return the page types that can be found."""
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def pages_using(documents: Iterable[int]) -> list[str]:
    """Return the ids of the pages that use any of the documents, published or not."""
    kinds = ContentType.objects.get_for_models(Page, Document)
    references = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page],
        to_content_type=kinds[Document],
        to_object_id__in=[str(pk) for pk in documents],
    )
    return sorted(set(references.values_list("object_id", flat=True)))


def _entries(page: BasePage, url: str) -> list[Entry]:
    """Return the entries of a live page, in its own language."""
    published_at, updated_at = page.get_search_dates()
    rule = all_of(rule_for_page(page))
    documents = page.get_search_documents()
    rules = _document_rules(rule, documents)
    whole = Entry(
        part="",
        rule=rule,
        kind=page.search_kind,
        language=page.locale.language_code,
        title=page.get_search_title(),
        summary=page.summary,
        url=url,
        translation_key=str(page.translation_key),
        facets=page.get_search_facets(),
        published_at=published_at,
        updated_at=updated_at,
        passages=[
            PassageText("", passage.locator, passage.heading, text)
            for passage in page.get_search_passages()
            for text in pieces(passage.text)
        ]
        + [
            passage
            for document in documents
            if rules[document.pk] == rule
            for passage in _document_passages(document)
        ],
    )
    apart = [document for document in documents if rules[document.pk] != rule]
    return [whole, *(_document_entry(whole, document, rules[document.pk]) for document in apart)]


def _document_rules(rule: Rule, documents: Collection[Document]) -> dict[int, Rule]:
    """Return who may read each document on the page: readers of the page and its collection."""
    if not documents:
        return {}
    collections = rules_for_collections({document.collection_id for document in documents})
    return {
        document.pk: all_of(rule, collections[document.collection_id]) for document in documents
    }


def _document_entry(page: Entry, document: Document, rule: Rule) -> Entry:
    """Return the entry of a document that not every reader of its page may see."""
    return Entry(
        part=f"document:{document.pk}",
        rule=rule,
        kind=page.kind,
        language=document.language,
        title=document.title,
        url=_reading_url(document),
        translation_key=f"{page.translation_key}:document:{document.pk}",
        facets=page.facets,
        published_at=page.published_at,
        updated_at=page.updated_at,
        passages=_document_passages(document),
    )


def _document_passages(document: Document) -> list[PassageText]:
    """Return the passages of a document: its title, then its pages.

    The title stands as a heading without text: it finds a document that cannot be read, and gives
    way to a page that says the same.
    """
    url = _reading_url(document)
    passages = [PassageText(url, "", document.title, "")]
    for number, text in document.pages.order_by("number").values_list("number", "text"):
        passages += [PassageText(url, f"#page-{number}", "", piece) for piece in pieces(text)]
    return passages


def _reading_url(document: Document) -> str:
    """Return where a document is read: page by page, or the file if it has no such pages."""
    return document.text_url or document.url


def pieces(text: str) -> Iterator[str]:
    """Yield `text` in pieces of at most `PASSAGE_LENGTH`: lines, or else sentences or words."""
    while len(text) > PASSAGE_LENGTH:
        ends = (text.rfind(end, PASSAGE_LENGTH // 2, PASSAGE_LENGTH) for end in ("\n", ". ", " "))
        cut = next((end + 1 for end in ends if end >= 0), PASSAGE_LENGTH)
        yield text[:cut]
        text = text[cut:]
    yield text
