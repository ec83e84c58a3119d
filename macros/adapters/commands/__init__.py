"""The commands that are a module each; larger ones have packages of their own."""
