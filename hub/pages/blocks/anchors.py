"""Where in a page a block is: an address that outlives a new wording and a new order."""


def anchor_of(block_id: str) -> str:
    """Return the `id` of a heading from that of its block, which stays the same for ever."""
    return f"h-{block_id[:8]}"
