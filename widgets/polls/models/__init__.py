"""The tables of polls: what is asked, what may be answered, and who has answered how."""

from widgets.polls.models.ballot import Ballot, Mark
from widgets.polls.models.counted import Counted
from widgets.polls.models.option import PollOption
from widgets.polls.models.poll import Poll

__all__ = ["Ballot", "Counted", "Mark", "Poll", "PollOption"]
