"""Letters to the paper."""
