"""What readers find wrong in a story, on its way to a correction."""
