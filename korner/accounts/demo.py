"""The demo's accounts: one for each role, one password, made only where DEMO=1."""

from django.contrib.auth.models import Group

from korner.accounts.models import User

PASSWORD = "korner-demo"
ACCOUNTS = [
    # user name, role, first name, last name, language of the desk
    ("muhabir", "journalist", "Elif", "Yalçın", "tr"),
    ("editor", "editor", "Julien", "Marchal", "fr"),
    ("cevirmen", "translator", "Özlem", "Çetin", "tr"),
    ("moderator", "moderator", "Işıl", "Taşdelen", "tr"),
    ("sef", "chief", "Kemal", "Ersoy", "tr"),
]


def fill():
    """Make the accounts that are missing; says how many there are."""
    for username, role, first, last, language in ACCOUNTS:
        person, made = User.objects.get_or_create(
            username=username,
            defaults={
                "first_name": first,
                "last_name": last,
                "email": f"{username}@example.org",
                "language": language,
                "is_staff": True,
            },
        )
        if made:
            person.set_password(PASSWORD)
            person.save()
            person.groups.add(Group.objects.get(name=role))
    return f"{len(ACCOUNTS)} accounts"
