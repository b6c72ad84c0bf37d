"""How years, months and days stand in addresses: in full width, so that each day has one address."""


class Year:
    """Four digits, 1900 to 2199."""

    regex = r"(?:19|20|21)\d{2}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:04d}"


class TwoDigits:
    """A month or a day."""

    regex = r"\d{2}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:02d}"
