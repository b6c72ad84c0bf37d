"""stand-in"""


def years(request):
    raise NotImplementedError


year = month = day = years
