"""Items are written with their content, numbered in the order of commits, or not at all."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Group

from hub.core.audiences import PUBLIC, SIGNED_IN, STAFF
from hub.core.transactions import OutsideUnitOfWorkError, UnitOfWork, unit_of_work
from search import counters, indexing
from search.models import Counter, Item, Passage
from search.records import records_of
from search.sources import PassageText
from tests.factories.search import entry

FILE = "/documents/1/text/"


def generation() -> int:
    return counters.position().generation


def test_touching_outside_a_unit_of_work_raises(shelf):
    with pytest.raises(OutsideUnitOfWorkError):
        indexing.touch("shelf", "1")
    with pytest.raises(OutsideUnitOfWorkError):
        indexing.touch_later("shelf", list)


def test_touching_after_the_items_are_written_raises(shelf):
    unit = UnitOfWork()
    unit.collected["search"] = indexing.Touched()
    indexing.write_touched(unit)
    with unit_of_work() as running:
        running.collected.update(unit.collected)
        with pytest.raises(indexing.TouchedTooLateError):
            indexing.touch("shelf", "1")


def test_a_unit_that_fails_leaves_nothing(shelf):
    before = generation()
    shelf.entries["1"] = [entry("Guide")]
    with pytest.raises(ZeroDivisionError), unit_of_work():
        indexing.touch("shelf", "1")
        1 / 0  # noqa: B018 - it raises
    assert (Item.objects.count(), generation()) == (0, before)


def test_everything_in_one_unit_has_one_generation_and_the_next_unit_the_next(shelf):
    before = generation()
    with unit_of_work():
        for key in ("1", "2"):
            shelf.put(key, entry(key))
    shelf.put("3", entry("3"))
    found = Item.objects.order_by("key").values_list("generation", flat=True)
    assert list(found) == [before + 1, before + 1, before + 2]


def test_what_is_touched_without_a_change_takes_no_generation(shelf):
    shelf.put("1", entry("Guide", "Words."))
    before = generation()
    shelf.put("1", entry("Guide", "Words."), withhold=True)
    shelf.put("absent")
    assert generation() == before


def test_keys_that_are_named_late_are_asked_for_at_the_end(shelf):
    shelf.entries = {"1": [entry("One")], "2": [entry("Two")]}
    names = []
    with unit_of_work():
        indexing.touch_later("shelf", lambda: names)
        names += ["1", "2"]
    assert Item.objects.count() == 2


def test_only_the_final_state_is_written(shelf):
    with unit_of_work():
        shelf.put("1", entry("First"))
        shelf.put("1", entry("Second"))
        shelf.put("2", entry("Gone"))
        shelf.take("2")
    assert [item.title for item in Item.objects.all()] == ["Second"]


def test_many_keys_are_written_in_one_unit(shelf):
    count = indexing.CHUNK * 2 + 1
    shelf.entries = {str(number): [entry(str(number))] for number in range(count)}
    with unit_of_work():
        indexing.touch_all("shelf", shelf.entries)
    assert Item.objects.count() == count
    assert Item.objects.values("generation").distinct().count() == 1


@pytest.mark.parametrize(
    ("old", "new", "withheld"),
    [
        (PUBLIC, SIGNED_IN, True),
        (SIGNED_IN, PUBLIC, False),
        (STAFF, PUBLIC, False),
        (SIGNED_IN, STAFF, True),
        ([["group:1"]], [["group:1", "group:2"]], False),
        ([["group:1", "group:2"]], [["group:1"]], True),
        ([["group:1"], ["group:2"]], [["group:1"]], False),
        ([["group:1"]], [["group:1"], ["group:2"]], True),
        ([["group:1"]], [["group:2"]], True),
        (STAFF, SIGNED_IN, True),
    ],
)
def test_an_item_that_fewer_may_see_is_withheld_and_one_that_more_may_see_is_not(
    shelf, old, new, withheld
):
    shelf.put("1", entry("Guide", rule=old))
    shelf.put("1", entry("Guide", rule=new))
    item = Item.objects.get()
    assert (item.audience.rule, item.withheld_generation) == (
        new,
        item.generation if withheld else 0,
    )


@pytest.mark.parametrize(
    ("passages", "withheld"),
    [
        ([PassageText(FILE, "#page-1", "", "One"), PassageText("", "", "", "Edited")], False),
        ([PassageText("", "", "", "Own")], True),
        ([PassageText(FILE, "#page-1", "", "Another"), PassageText("", "", "", "Own")], True),
        ([PassageText(FILE, "#page-1", "", "One"), PassageText(FILE, "#page-2", "", "2")], False),
    ],
    ids=["own words edited", "file gone", "file replaced", "file longer"],
)
def test_an_item_that_loses_the_words_of_a_file_is_withheld(shelf, passages, withheld):
    first = [PassageText(FILE, "#page-1", "", "One"), PassageText("", "", "", "Own")]
    shelf.put("1", entry("Guide", passages=first))
    shelf.put("1", entry("Guide", passages=passages))
    item = Item.objects.get()
    assert bool(item.withheld_generation) is withheld
    found = item.passages.values_list("url", "locator", "heading", "text")
    assert list(found) == [(p.url, p.locator, p.heading, p.text) for p in passages]


def test_a_passage_keeps_its_id_while_its_place_is_filled(shelf):
    shelf.put("1", entry("Guide", "One", "Two", "Three"))
    before = list(Passage.objects.values_list("pk", flat=True))
    shelf.put("1", entry("Guide", "One", "Changed"))
    assert list(Passage.objects.values_list("pk", flat=True)) == before[:2]
    shelf.put("1", entry("Guide", "One", "Changed", "New"))
    assert list(Passage.objects.values_list("text", flat=True)) == ["One", "Changed", "New"]


def test_what_is_gone_leaves_a_tombstone_without_a_word_and_can_come_back(shelf):
    shelf.put("1", entry("Guide", "Words.", summary="S", facets={"type": ["a"]}))
    shelf.take("1")
    item = Item.objects.get()
    wiped = (item.title, item.summary, item.url, item.digest, item.facets, item.published_at)
    assert (item.deleted, wiped) == (True, ("", "", "", "", {}, None))
    assert item.withheld_generation == item.generation
    assert Passage.objects.count() == 0
    shelf.put("1", entry("Guide", "Words."))
    again = Item.objects.get()
    assert (again.pk, again.deleted, again.title) == (item.pk, False, "Guide")


def test_a_part_that_is_gone_is_buried_and_the_others_stay(shelf):
    shelf.put("1", entry("Guide"), entry("File", part="document:1"))
    shelf.put("1", entry("Guide"))
    assert dict(Item.objects.values_list("part", "deleted")) == {"": False, "document:1": True}


def test_translations_follow_what_decides_which_of_them_is_shown(shelf):
    shelf.put("1", entry("Aims", translation_key="t"))
    shelf.put("2", entry("Nodau", translation_key="t", language="cy"))

    def hidden():
        records, _ = records_of(Item.objects.order_by("key").values_list("pk", flat=True))
        return [record.hidden_from for record in records]

    def generations():
        return list(Item.objects.order_by("key").values_list("generation", flat=True))

    assert generations() == [generation(), generation()]
    assert hidden() == [("cy",), ("en",)]
    shelf.put("2", entry("Nodau newydd", translation_key="t", language="cy"))
    assert generations() == [generation() - 1, generation()]
    shelf.put("2", entry("Nodau newydd", translation_key="t", language="cy", rule=SIGNED_IN))
    assert generations() == [generation(), generation()]
    assert hidden() == [(), ()]
    shelf.put("2", entry("Nodau newydd", translation_key="t", language="cy"))
    shelf.take("2")
    assert generations() == [generation(), generation()]
    assert hidden() == [()]


def test_text_that_no_table_can_hold_is_cleaned(shelf):
    dirty = "a\x00b \ud800soft\u00adhyphen e\u0301"
    shelf.put("1", entry(dirty, dirty, summary=dirty, url="/a/"))
    item, passage = Item.objects.get(), Passage.objects.get()
    clean = "a b  softhyphen é"
    assert (item.title, item.summary, passage.text) == (clean, clean, clean)


def test_a_title_and_an_address_of_any_length_are_kept_or_cut(shelf):
    shelf.put("1", entry("T" * 5_000, url="/" + "x" * 1_500))
    item = Item.objects.get()
    assert (len(item.title), len(item.url)) == (500, 1_501)


def test_passages_that_say_nothing_are_left_out(shelf):
    texts = [PassageText("", "#a", "", "  "), PassageText("", "#b", "Heading", ""), PassageText()]
    shelf.put("1", entry("Guide", passages=texts))
    assert list(Passage.objects.values_list("locator", flat=True)) == ["#b"]


def test_the_counter_is_made_when_it_is_missing(shelf):
    Counter.objects.all().delete()
    shelf.put("1", entry("Guide"))
    assert (Item.objects.get().generation, generation()) == (1, 1)


def test_equal_rules_share_an_audience_whatever_their_order(shelf):
    groups = [f"group:{Group.objects.create(name=name).pk}" for name in "ab"]
    shelf.put("1", entry("One", rule=[groups]))
    before = generation()
    shelf.put("1", replace(entry("One"), rule=[groups[::-1], groups]))
    assert generation() == before
