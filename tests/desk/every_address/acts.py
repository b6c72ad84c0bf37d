"""What a row of the table says, and how its address is made."""

import re
from dataclasses import dataclass, field

from django.urls import reverse

ROLES = ["journalist", "translator", "editor", "moderator", "chief"]
EVERYBODY = "journalist translator editor moderator chief"
NEWSROOM = "journalist translator editor chief"
WRITERS = "journalist editor chief"
EDITORS = "editor chief"
CHIEF = "chief"
NOBODY = ""
DOOR = "the door"  # whoever is not signed in is led to sign in
AT_THE_DOOR = ("/admin/login/", "/admin/hesap/login/")

# What stands in a route for something of the world: <int:pk>, and the rest that nothing else answers.
PLACE = re.compile(r"<[^>]+>|\(\?P<url>\.\*\)\$")


@dataclass(frozen=True)
class Act:
    """One verb at one address.

    `address` is its name in the table of addresses, or the route of one without a name; `things` are the names of what
    stands in it (a World's, or themselves), `sends` what is sent: a dict, or what makes one of the World.
    `who` are the roles that do it: they get `answer` and write into the table `changes`. `others` {role: answer} get
    another answer and change nothing, or (answer, table) and write there; everybody else is `refused`.
    An answer is a status, or the beginning of the path that a 302 leads to, with {names} of the World.
    """

    address: str
    verb: str
    who: str
    answer: int | str = 200
    things: str = ""
    sends: object = None
    changes: str = ""
    others: dict = field(default_factory=dict)
    refused: int | str = 403
    stranger: int | str = DOOR
    stranger_changes: str = ""
    kind: str = ""  # of what is sent, where it is no form

    def __str__(self):
        return f"{self.verb} {self.address} {self.things} {self.sends if isinstance(self.sends, dict) else ''}"

    def path(self, world):
        """Its path in a World."""
        places = [world.at(name) for name in self.things.split()]
        if not self.address.startswith("admin/"):
            return reverse(self.address, args=places)
        return "/" + PLACE.sub(lambda _match: str(places.pop(0)), self.address)

    def expected(self, role):
        """(answer, the table written into or "") for a role, or for nobody known (None)."""
        if role is None:
            return self.stranger, self.stranger_changes
        if role in self.who.split():
            return self.answer, self.changes
        found = self.others.get(role, self.refused)
        return found if isinstance(found, tuple) else (found, "")


def read(address, who, things="", **more):
    """A page or an answer that is only looked at."""
    return Act(address, "get", who, things=things, **more)


def send(address, who, things="", sends=None, answer=302, **more):
    """Something sent to an address by hand, as whoever leaves the page out would do it."""
    return Act(address, "post", who, answer, things, sends, **more)


def only_read(address, who, things="", stranger=DOOR, refused=403, **more):
    """An address that is read, and to which nothing can be sent: GET and POST."""
    return [
        read(address, who, things, stranger=stranger, refused=refused, **more),
        send(address, NOBODY, things, refused=405, stranger=405 if stranger == 405 else DOOR),
    ]


def shared(roles, answer):
    """`others` of an Act: the same answer for some roles."""
    return dict.fromkeys(roles.split(), answer)


def less(roles, fewer):
    """The roles of one list that are not in another."""
    return " ".join(role for role in roles.split() if role not in fewer.split())
