"""What readers say to a story with one press: six words, one for each visitor, one count for both languages."""
