"""The links of `templates/components/pagination.html`."""

from collections.abc import Callable


def page_links(number: int, count: int, url_for: Callable[[int], str]) -> dict[str, object]:
    """Return the variables of the component: first, last, current and its neighbours.

    Args:
        number: the page shown, from 1.
        count: how many pages there are.
        url_for: returns the address of a page number.

    Returns:
        items: {number, url, current} for a page, {ellipsis: True} for a gap of two or more;
        previous_url and next_url: blank at the ends.

    """
    shown = sorted(
        page for page in {1, count, number - 1, number, number + 1} if 1 <= page <= count
    )
    items: list[dict[str, object]] = []
    before = 0
    for page in shown:
        if page - before == 2:  # noqa: PLR2004 - a gap of one page is shown as that page
            items.append(_item(page - 1, number, url_for))
        elif page - before > 2:  # noqa: PLR2004
            items.append({"ellipsis": True})
        items.append(_item(page, number, url_for))
        before = page
    return {
        "items": items,
        "previous_url": url_for(number - 1) if number > 1 else "",
        "next_url": url_for(number + 1) if number < count else "",
    }


def _item(page: int, number: int, url_for: Callable[[int], str]) -> dict[str, object]:
    """Return one page number."""
    return {"number": page, "url": url_for(page), "current": page == number}
