"""House rules about pages and blocks that `manage.py check` holds us to."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin, get_page_models
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

# What an editor needs to choose a block by, with the value that stands for none.
_BLOCK_FACTS = {"icon": "placeholder", "label": "", "group": ""}


def check_pages(**_kwargs: Any) -> list[CheckMessage]:
    """Check every page type but Wagtail's plain one."""
    kinds = [model for model in get_page_models() if model is not Page]
    return [message for model in kinds for message in page_problems(model)]


def page_problems(model: type[Page]) -> Iterator[CheckMessage]:
    """Yield what is wrong with a page type."""
    own = {name for base in model.__mro__ if base is not Page for name in _own_names(base)}
    yield from (
        Error(
            f"{model.__name__} does not name its {name}.",
            hint="Wagtail's default lets any page be put anywhere.",
            obj=model,
            id="hub.pages.E001",
        )
        for name in ("parent_page_types", "subpage_types")
        if name not in own
    )
    if not str(getattr(model, "page_description", "") or "").strip():
        yield Error(
            f"{model.__name__} has no page_description.",
            hint="Editors read it where they choose what to create.",
            obj=model,
            id="hub.pages.E002",
        )
    yield from language_problems(model)
    for field in model._meta.get_fields():
        if isinstance(field, StreamField) and isinstance(field.stream_block, Block):
            yield from block_problems(field.stream_block, f"{model.__name__}.{field.name}")


def language_problems(model: type[models.Model]) -> Iterator[CheckMessage]:
    """Yield an error for every choice and slug that would be sent to a translator as text."""
    for rule in get_translatable_fields(model):
        field = rule.get_field(model)
        fixed = isinstance(field, models.SlugField) or bool(getattr(field, "choices", None))
        text = isinstance(field, models.CharField | models.TextField)
        if text and fixed and not isinstance(rule, SynchronizedField):
            yield Error(
                f"{model.__name__}.{field.name} would be translated as if it were text.",
                hint="Name it in override_translatable_fields as a SynchronizedField.",
                obj=model,
                id="hub.pages.E003",
            )
    if issubclass(model, Page):
        for relation in get_all_child_relations(model):
            if issubclass(relation.related_model, TranslatableMixin):
                yield from language_problems(relation.related_model)


def block_problems(stream: BaseStreamBlock, path: str) -> Iterator[CheckMessage]:
    """Yield what is wrong with the blocks that an editor can choose in a stream, at any depth."""
    for name, block in stream.child_blocks.items():
        place = f"{path}.{name}"
        missing = [fact for fact, none in _BLOCK_FACTS.items() if _fact(block, fact) in (none, "")]
        if not block.get_description():
            missing.append("description")
        if not block.is_previewable:
            missing.append("preview")
        if missing:
            yield Error(
                f"The block {place} has no {', '.join(missing)}.",
                hint="Editors choose a block by these.",
                obj=type(block),
                id="hub.pages.E004",
            )
        for nested in _streams_in(block):
            yield from block_problems(nested, place)


def _fact(block: Block, name: str) -> str:
    """Return what the block itself says; Wagtail would make a label up from the name."""
    return str(getattr(block.meta, name, None) or "")


def _streams_in(block: Block) -> Iterator[BaseStreamBlock]:
    """Yield the streams nested in a block, the nearest ones only."""
    inside: Iterable[Block] = ()
    if isinstance(block, BaseStreamBlock):
        yield block
    elif isinstance(block, BaseStructBlock):
        inside = block.child_blocks.values()
    elif isinstance(block, ListBlock):
        inside = (block.child_block,)
    for child in inside:
        yield from _streams_in(child)


def _own_names(base: type) -> set[str]:
    """Return what a class of ours defines; what Wagtail defines is its default, not a decision."""
    return set() if base.__module__.startswith(("wagtail.", "django.")) else set(vars(base))
