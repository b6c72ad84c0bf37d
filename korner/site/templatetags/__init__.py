"""Template tags of the paper's own pages."""
