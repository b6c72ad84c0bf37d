"""What readers send waits here for a decision: one queue for all of it, whoever's it is.

An app joins by letting its model inherit `Moderated` (sent.py). It sends by `steps.submit`, and changes state by
`steps.decide` alone.
"""
