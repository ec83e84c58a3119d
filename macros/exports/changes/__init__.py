"""What has changed, as files: JSON, a text for the terminal, a letter to municipalities, an Atom feed."""

from macros.exports.changes.data import export_changes_json
from macros.exports.changes.feed import export_changes_feed
from macros.exports.changes.letter import changes_letter
from macros.exports.changes.text import changes_text
from macros.exports.changes.values import Compared, Edition

__all__ = ["Compared", "Edition", "changes_letter", "changes_text", "export_changes_feed", "export_changes_json"]
