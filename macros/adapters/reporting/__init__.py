"""The border of report forms: filled files in a guarded child, new files on disk, words on the terminal."""
