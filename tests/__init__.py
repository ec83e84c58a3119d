"""The checks of the program. A package, so that helpers are imported by one name from anywhere."""
