"""The people who make the paper: accounts, roles, sign-in."""
