"""The border: the MkDocs plugin, the command line, the clock and the disk. Everything here delegates."""
