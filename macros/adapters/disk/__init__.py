"""Files on the disk: written whole or not at all, one at a time, and what is said where it is refused."""
