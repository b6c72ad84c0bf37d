"""Search: documents of what readers may see, and questions asked of them in Turkish and French."""
