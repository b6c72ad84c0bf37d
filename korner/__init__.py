"""The promises every page of the paper keeps."""

__version__ = "0.1.0"  # as pyproject.toml has it
