"""A translator at work in the admin: what wagtail-localize's own pages do, by the same requests."""

import json
from urllib.parse import quote_plus

from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation


class Translator:
    """Somebody who translates pages into Welsh by putting "CYM " before every text."""

    def __init__(self, client, commits):
        self.client = client
        self.commits = commits

    def submit(self, page):
        """Ask for the Welsh page; return it, a draft."""
        welsh = Locale.objects.get(language_code="cy")
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        with self.commits():
            response = self.client.post(address, {"locales": [welsh.pk]})
        assert response.status_code == 302, response.context["form"].errors
        return page.get_translation(welsh)

    def segments(self, page):
        """Return the texts that the editor of the translation shows, in its order."""
        source = page.translation_key
        found = StringSegment.objects.filter(source__object_id=source).order_by("order")
        return list(found.select_related("string", "context"))

    def type_in(self, page, other):
        """Type the translation of every text into the editor, which must open."""
        address = reverse("wagtailadmin_pages:edit", args=[other.pk])
        editor = self.client.get(address)
        assert editor.status_code == 200
        props = json.loads(editor.context["props"])
        translation = Translation.objects.get(source__object_id=page.translation_key)
        for segment in self.segments(page):
            put = reverse(
                "wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]
            )
            words = f"CYM {segment.string.data}"
            saved = self.client.put(
                put, f"value={quote_plus(words)}", content_type="application/x-www-form-urlencoded"
            )
            assert saved.status_code == 201
        return props

    def publish(self, other):
        """Publish the translation; return the page as readers get it."""
        address = reverse("wagtailadmin_pages:edit", args=[other.pk])
        with self.commits():
            response = self.client.post(address, {"action": "publish"})
        assert response.status_code == 302
        return type(other).objects.get(pk=other.pk)

    def translate(self, page):
        """Take a page all the way; return the Welsh one."""
        other = self.submit(page)
        self.type_in(page, other)
        return self.publish(other)
