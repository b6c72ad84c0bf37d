"""A firm in the moderators' queue: all that was sent, decided on without opening anything."""

from django.utils.translation import gettext as _

from korner.moderation.models.states import WAITING, State


class FirmCase:
    """What the queue asks a firm (korner.moderation.models.Moderated), and what follows from its decisions."""

    @property
    def letters_in(self):
        """The language of letters to the owner."""
        return self.owner_language or self.language

    @property
    def is_confirmed(self):
        """Whether the owner has answered the letter."""
        return self.confirmed_at is not None

    @classmethod
    def for_queue(cls, numbers):
        from widgets.directory.owning.values import Names

        rows = cls._base_manager.select_related("place").prefetch_related(
            "trades", "sent_pictures", "pictures__picture"
        )
        found = rows.in_bulk(list(numbers))
        names = Names()
        twins = cls._base_manager.select_related("place").in_bulk(
            {number for firm in found.values() for number in firm.judged.get("twins", [])}
        )
        for firm in found.values():
            names.add(firm)
            firm.names = names
            firm.twins = [twins[number] for number in firm.judged.get("twins", []) if number in twins]
        return found

    def case_title(self):
        return _("Firm: %s") % self.name

    def case_title_language(self):
        return ""

    def case_text(self):
        from widgets.directory.owning import values

        names = getattr(self, "names", None) or values.Names.of_firm(self)  # in lists `for_queue` has them at hand
        lines = values.lines(values.now(self), names)
        lines += [
            _("Same number: %(name)s, %(place)s (no. %(number)d)")
            % {"name": twin.name, "place": values.called(twin.place), "number": twin.pk}
            for twin in getattr(self, "twins", ())
        ]
        if self.owner_email and not self.is_confirmed:
            lines.append(_("The owner has not answered our letter. Approved now, the entry is shown once he has."))
        return "\n".join(lines)

    def case_writer(self):
        return self.name[:80]

    def case_address(self):
        from widgets.directory.owning.values import address_of

        return address_of(self, self.language)

    def case_pictures(self):
        from widgets.directory.owning.models import shown_address

        private = [(picture.desk_address(small=True), picture.called) for picture in self.sent_pictures.all()]
        public = [(shown_address(one.picture), _("A picture that is shown")) for one in self.pictures.all()]
        return [(address, words) for address, words in private + public if address]

    def decided(self, before, *, by):
        """Show or take back, tell the owner, let the search know."""
        from korner.caching.changes import touch
        from widgets.directory.firms import settle
        from widgets.directory.owning import deciding

        deciding.firm_decided(self, before)
        if State.APPROVED in (before, self.state):
            touch(f"firm{self.pk}", "firm", hard=self.state != State.APPROVED)
            settle(self)

    @property
    def is_unanswered(self):
        """Whether it is hidden because its owner did not answer, and not because the desk hid it."""
        return self.hidden_at is not None and self.asked_at is not None

    @property
    def waits(self):
        """Whether nobody has decided on it."""
        return self.state in WAITING
