"""What does korner know about written Turkish and French? Plain Python: nothing here knows Django."""
