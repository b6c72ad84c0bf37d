"""Firms by trade and commune; readers add theirs, and keep it true."""
