"""Django's PostgreSQL with two steps made shorter: see base.py (its name and place are Django's)."""
