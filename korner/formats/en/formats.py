"""English, for the desk only: 24 November 2026, 16:55."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
# What the desk takes when a date is typed; the first is how it shows one.
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S"]
