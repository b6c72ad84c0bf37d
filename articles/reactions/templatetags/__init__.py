"""The words of templates about reactions."""
