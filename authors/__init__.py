"""Who writes: staff, columnists, guests, agencies."""
