"""What other apps may listen to. Both are sent inside the unit of work that writes the change."""

from django.dispatch import Signal

# A document was saved with a file that is new to it. Sent with `document` and `replaced`, the names
# of the stored files it had before (none for a new document).
file_saved = Signal()

# The text of a document was read, or taken away because its file was replaced. Sent with
# `document`, whose rows in `pages` are already the new ones.
document_read = Signal()
