"""What do the demo newspaper's pictures look like? Drawn, not photographed: see `drawing`."""
