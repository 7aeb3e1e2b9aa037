"""What the demonstration says: nothing but what the programme page says, and all of it."""

import re
from html import unescape

from hub.demo.content.organisations import INITIATIVES, ORGANISATIONS
from hub.demo.content.other_resources import OTHER_RESOURCES
from hub.demo.content.plans_and_letters import PLANS_AND_LETTERS
from hub.demo.content.programme import BODY, LINES, SOURCE
from hub.demo.content.resources import RESOURCES
from hub.demo.content.topics import LICENCES, TOPICS

PAGE = SOURCE.read_text(encoding="utf-8")


def table_rows(first, last):
    """Return title and author of the rows between two line numbers of the source."""
    return [tuple(row.split(" | ")[:2]) for row in LINES[first - 1 : last]]


def block_words(block):
    """Return the words of a block that come from the page."""
    if block.kind in {"video", "documents"}:
        return ""
    if block.kind == "resources":
        return " ".join(f"{row.title} {row.byline}" for row in block.value)
    return unescape(re.sub(r"<[^>]+>", " ", block.value))


def words_alone(text):
    """Return the letters, figures and marks of ``text`` without markers, signs and spaces."""
    text = re.sub(r"(?m)^---\|.*$|^Title \| Author \| Link \|$", "", text)
    text = re.sub(r"(?m)^- 1(?=[A-Z])|^- | \| Download \|$|\[1\]", "", text)
    text = text.replace("Partnership; 1 and", "Partnership; and").replace(
        "programme: 1", "programme:"
    )
    return re.sub(r"[\s|]", "", text)


def test_the_body_is_the_page_word_for_word_in_its_order():
    assert words_alone(" ".join(map(block_words, BODY))) == words_alone(PAGE)


def test_both_tables_have_the_rows_of_the_page_with_authors_as_written():
    assert [(r.title, r.byline) for r in OTHER_RESOURCES] == table_rows(43, 51)
    assert [(r.title, r.byline) for r in PLANS_AND_LETTERS] == table_rows(56, 59)
    assert len(OTHER_RESOURCES) + len(PLANS_AND_LETTERS) == 13


def test_every_name_of_a_body_is_on_the_page():
    names = [name for body in ORGANISATIONS for name in (body.name, *body.other_names)]
    assert [name for name in names if name.casefold() not in PAGE.casefold()] == []


def test_every_contributor_is_a_part_of_the_byline_or_the_council_of_a_case_study():
    for resource in RESOURCES:
        for contributor in resource.contributors:
            assert contributor.name in resource.byline


def test_contributors_stand_in_the_order_of_the_byline():
    for resource in RESOURCES:
        places = [resource.byline.index(person.name) for person in resource.contributors]
        assert places == sorted(places)


def test_codes_are_unique_and_everything_refers_to_something_that_is_there():
    for terms in (ORGANISATIONS, INITIATIVES, TOPICS, LICENCES):
        codes = [term.code for term in terms]
        assert len(set(codes)) == len(codes)
    organisations = {body.code for body in ORGANISATIONS}
    topics = {topic.code for topic in TOPICS}
    initiatives = {initiative.code for initiative in INITIATIVES}
    for resource in RESOURCES:
        assert {person.organisation for person in resource.contributors} - {""} <= organisations
        assert set(resource.topics) <= topics
        assert resource.initiative in initiatives


def test_the_partnership_is_the_three_councils_of_the_page():
    partnership = next(body for body in ORGANISATIONS if body.kind == "partnership")
    names = [body.name for body in ORGANISATIONS if body.code in partnership.members]
    assert f"- 1{', '.join(names)}" == LINES[8]


def test_every_topic_is_used_and_named_in_welsh():
    used = {topic for resource in RESOURCES for topic in resource.topics}
    assert [topic.code for topic in TOPICS if not topic.name_cy] == []
    assert {topic.code for topic in TOPICS} == used
