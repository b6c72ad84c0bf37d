"""What money and gold cost today, from where and as of when."""
