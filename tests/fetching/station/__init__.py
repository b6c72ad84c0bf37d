"""A tiny app that asks something outside: the house's part of it is tested with this one, whatever the paper's own apps ask."""
