"""News from readers."""
