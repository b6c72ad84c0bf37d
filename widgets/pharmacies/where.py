"""How is a place told to an editor?"""


def full_name(place):
    """Its name and that of what it lies in; Turkish districts are told apart by their province. Needs the parent."""
    return (
        f"{place.desk_name} ({place.parent.desk_name})"
        if place.country == "TR" and place.parent_id
        else place.desk_name
    )
