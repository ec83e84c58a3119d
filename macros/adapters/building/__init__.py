"""A build: on all cores, into the folder of the build before, only what has changed."""
