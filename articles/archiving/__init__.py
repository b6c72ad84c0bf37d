"""A whole newspaper as a folder: read in, written out (the format is described in docs/archive.md)."""
