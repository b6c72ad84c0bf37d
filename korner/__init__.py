"""The promises every page of the paper keeps."""
