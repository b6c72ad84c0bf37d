"""The back office: what every page of the desk shares."""
