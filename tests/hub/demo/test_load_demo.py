"""`manage.py load_demo` as it is run on a new machine: afterwards page 14 is found and read."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from home.models import HomePage
from hub.accounts.models import User
from hub.core.transactions import unit_of_work
from hub.demo.loading.people import LAPTOP_PASSWORD, load_groups
from hub.demo.loading.site import load_site
from hub.media.models import Document, TextState

pytestmark = pytest.mark.django_db(transaction=True)


def load_demo(**options):
    """Run the command and return what it wrote."""
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def test_after_one_run_the_sentence_on_page_14_is_found_and_leads_there(client):
    said = load_demo()
    assert re.findall(r"^Resources (\d+) of 17$", said, re.MULTILINE)[-1] == "17"
    assert "Made 38 terms, 17 resources and the programme page." in said
    states = Document.objects.filter(media_type="application/pdf").values_list("text_state")
    assert set(states) == {(TextState.READY,)}
    html = client.get("/search/", {"q": '"companion fare"'}).content.decode()
    assert html.count("<mark>companion fare</mark>") >= 1
    handbook = Document.objects.get(title="How to run a citizens' assembly")
    place = f"{handbook.text_url}#page-14"
    assert f'href="{place}"' in html
    reading = client.get(handbook.text_url).content.decode()
    page = reading[reading.index('id="page-14"') : reading.index('id="page-15"')]
    assert "companion fare" in " ".join(page.split())
    # Where DEBUG is off, nobody gets an account that was not asked for.
    assert "No accounts were made" in said
    assert User.objects.count() == 0
    assert load_demo(if_empty=True) == "The site has content already.\n"
    assert "Made 0 terms, 0 resources and no programme page." in load_demo()


def test_accounts_are_shown_with_their_passwords_once():
    with unit_of_work():
        load_groups()
        load_site()
    said = load_demo(accounts=True, if_empty=True)
    shown = re.findall(r"(\S+@democracy-hub\.example) +(\S+)$", said, re.MULTILINE)
    assert len(shown) == 3
    for email, password in shown:
        assert password != LAPTOP_PASSWORD
        assert User.objects.get(email=email).check_password(password)
    again = load_demo(accounts=True, if_empty=True)
    assert again.count("(its own password)") == 3


def test_a_negative_scale_is_refused_before_anything_is_made():
    with pytest.raises(CommandError, match="0 or more"):
        load_demo(scale=-1)
    assert HomePage.objects.count() == 0
