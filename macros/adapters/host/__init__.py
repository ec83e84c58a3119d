"""MkDocs and its theme: settings, pages and styles as we take them from there, and as we give them back."""
