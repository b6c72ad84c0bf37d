"""Template tags of rates."""
