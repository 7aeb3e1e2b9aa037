"""One transaction of ours around every write."""

import threading

import pytest
from django.db import IntegrityError, OperationalError, connection, connections

from hub.core import transactions
from hub.core.models import Audience
from hub.core.transactions import (
    OutsideUnitOfWorkError,
    before_commit,
    current,
    required,
    unit_of_work,
)


def make(key):
    return Audience.objects.create(key=key, rule=[[key]])


def keys():
    return sorted(Audience.objects.values_list("key", flat=True))


@pytest.fixture
def hook():
    """Register a hook for one test; what it is given is in `calls`."""

    def register(function):
        before_commit("test", function)

    yield register
    transactions._hooks.pop("test", None)  # noqa: SLF001 - apps never take a hook away


@pytest.mark.django_db(transaction=True)
def test_what_a_block_raises_takes_back_everything_it_wrote():
    with pytest.raises(LookupError), unit_of_work():
        make("first")
        raise LookupError
    assert keys() == []
    assert current() is None


@pytest.mark.django_db(transaction=True)
def test_a_block_inside_a_block_joins_it_and_hooks_run_once(hook):
    seen = []
    hook(lambda unit: seen.append(dict(unit.collected)))
    with unit_of_work() as outer:
        outer.collected["outer"] = 1
        with unit_of_work() as inner:
            inner.collected["inner"] = 2
        assert seen == []
    assert inner is outer
    assert seen == [{"outer": 1, "inner": 2}]


@pytest.mark.django_db(transaction=True)
def test_an_outer_block_that_catches_an_error_goes_on_without_the_inner_ones_writes():
    make("taken")
    with unit_of_work():
        make("before")
        with pytest.raises(IntegrityError), unit_of_work():
            make("inner")
            make("taken")
        make("after")
    assert keys() == ["after", "before", "taken"]


@pytest.mark.django_db(transaction=True)
def test_a_hook_sees_the_final_state_writes_with_it_and_can_refuse_it(hook):
    hook(lambda _: make("copy of " + " and ".join(keys())))
    with unit_of_work():
        make("a")
        make("b")
    assert keys() == ["a", "b", "copy of a and b"]

    def refuse(unit):
        raise LookupError

    hook(refuse)
    with pytest.raises(LookupError), unit_of_work():
        make("c")
    assert keys() == ["a", "b", "copy of a and b"]
    assert current() is None


@pytest.mark.django_db(transaction=True)
def test_hooks_do_not_run_for_a_block_that_failed(hook):
    calls = []
    hook(calls.append)
    with pytest.raises(LookupError), unit_of_work():
        raise LookupError
    assert calls == []


def test_a_write_that_must_be_in_a_unit_is_refused_outside_one():
    with pytest.raises(OutsideUnitOfWorkError, match="must run inside"):
        required()


@pytest.mark.usefixtures("transactional_db")
def test_each_thread_has_units_of_its_own():
    inside = []

    def look():
        inside.append(current())

    with unit_of_work() as unit:
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
        assert required() is unit
    assert inside == [None]


@pytest.mark.usefixtures("transactional_db")
def test_writers_queue_behind_each_other_and_nothing_is_lost():
    failures = []

    def write(name):
        try:
            for number in range(10):
                with unit_of_work():
                    make(f"{name}{number}")
        except OperationalError as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(keys()) == 40


@pytest.mark.postgresql
@pytest.mark.usefixtures("transactional_db")
def test_of_two_units_that_wait_for_each_other_one_is_taken_back_whole():
    first, second = make("first"), make("second")
    both_hold_one = threading.Barrier(2, timeout=10)
    outcomes = {}

    def write(name, order):
        try:
            with unit_of_work():
                make(f"by {name}")
                Audience.objects.filter(pk=order[0].pk).update(rule=[[name]])
                both_hold_one.wait()
                Audience.objects.filter(pk=order[1].pk).update(rule=[[name]])
            outcomes[name] = "committed"
        except OperationalError:
            outcomes[name] = "taken back"
        finally:
            outcomes[f"{name} is in"] = current()
            connections.close_all()

    threads = [
        threading.Thread(target=write, args=("one", [first, second])),
        threading.Thread(target=write, args=("two", [second, first])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winner = "one" if outcomes["one"] == "committed" else "two"
    loser = "two" if winner == "one" else "one"
    assert outcomes == {
        winner: "committed",
        loser: "taken back",
        "one is in": None,
        "two is in": None,
    }
    assert keys() == [f"by {winner}", "first", "second"]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.rule, second.rule) == ([[winner]], [[winner]])


@pytest.mark.django_db(transaction=True)
def test_reading_a_page_takes_no_write_lock_while_another_connection_writes():
    """A reader sees the last committed state and does not wait for the writer."""
    make("committed")
    seen = []

    def read():
        seen.extend(keys())
        connections.close_all()

    with unit_of_work():
        make("not yet")
        thread = threading.Thread(target=read)
        thread.start()
        thread.join(timeout=5)
        assert seen == ["committed"]
    assert connection.in_atomic_block is False


@pytest.mark.django_db(transaction=True)
def test_the_rows_of_the_migrations_are_there_after_a_test_that_emptied_the_tables():
    from wagtail.models import Locale, Page  # noqa: PLC0415

    assert Page.objects.filter(depth=1).count() == 1
    assert sorted(Locale.objects.values_list("language_code", flat=True)) == ["cy", "en"]
