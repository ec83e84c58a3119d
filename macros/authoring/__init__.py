"""Writing in an editor's stead: new entries and files, certain repairs. Text in, text out; nothing is written here."""
