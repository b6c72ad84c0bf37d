"""French as written in Belgium: 24 novembre 2026, 16 h 55 with no-break spaces."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H\u00a0\\h\u00a0i"
TIME_FORMAT = "H\u00a0\\h\u00a0i"
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y"
# What the desk takes when a date is typed; the first is how it shows one.
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d.%m.%Y", "%d/%m/%y", "%d.%m.%y"]
TIME_INPUT_FORMATS = ["%H:%M", "%Hh%M", "%H h %M", "%H:%M:%S"]
