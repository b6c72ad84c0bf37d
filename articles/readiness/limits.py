"""Where other sites cut what they show of a story, in characters. Conventions, not promises: they measure in pixels.

Search engines give a title some 580 pixels and a description two lines; the share cards of social sites show two lines
of a headline on a telephone. The previews of the form cut at the same places.
"""

SEARCH_TITLE = 60
SEARCH_DESCRIPTION = 158
CARD_TITLE = 88
CARD_DESCRIPTION = 110
