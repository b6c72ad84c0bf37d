"""Readers who act: one vote per visitor, limits per address, and no trace of who only reads (RULES.md 4).

tokens.py    the signed token a form carries, and the cookie that only an act sets
counting.py  how often one address may act on one thing, without keeping the address
origins.py   whether a form was sent from a page of the paper
acting.py    what the views of readers' forms have in common
forms.py     the fields and checks every such form has
"""
