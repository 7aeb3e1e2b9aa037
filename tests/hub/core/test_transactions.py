"""One transaction of ours around every write."""


import pytest

from hub.core.models import Audience
from hub.core.transactions import current, unit_of_work


def make(key):
    return Audience.objects.create(key=key, rule=[[key]])


def keys():
    return sorted(Audience.objects.values_list("key", flat=True))


@pytest.mark.django_db(transaction=True)
def test_what_a_block_raises_takes_back_everything_it_wrote():
    with pytest.raises(LookupError), unit_of_work():
        make("first")
        raise LookupError
    assert keys() == []
    assert current() is None


@pytest.mark.django_db(transaction=True)
def test_the_rows_of_the_migrations_are_there_after_a_test_that_emptied_the_tables():
    from wagtail.models import Locale, Page  # noqa: PLC0415

    assert Page.objects.filter(depth=1).count() == 1
    assert list(Locale.objects.values_list("language_code", flat=True)) == ["en"]
