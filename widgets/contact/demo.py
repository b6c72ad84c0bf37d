"""The demo's topics, and letters that reached them."""

import hashlib
from datetime import timedelta

from django.utils import timezone

from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from korner.moderation.steps import submit
from widgets.contact.models import ContactMessage, ContactTopic

TOPICS = [
    # key, Turkish, French, address
    ("newsroom", "Yazı işleri", "Rédaction", "redaksiyon@example.org"),
    ("advertising", "Reklam ve iş birliği", "Publicité et partenariats", "isbirligi@example.org"),
    ("subscriptions", "Abonelik ve dağıtım", "Abonnements et distribution", "abone@example.org"),
    ("technical", "Sitede teknik sorun", "Problème technique sur le site", "teknik@example.org"),
    ("reply", "Cevap hakkı", "Droit de réponse", "duzeltme@example.org"),
]
LETTERS = [
    # topic, language, hours ago, name, e-mail, text, dealt with, state
    (
        "newsroom", "tr", 3, "Sevgi Aydın", "sevgi@example.org",
        "Merhaba, mahalle kütüphanesindeki Türkçe masal saatini duyurabilir misiniz? Her ayın ilk cumartesi günü, saat "
        "15.00’te. Afişi gönderebilirim.", False, State.APPROVED,
    ),
    (
        "advertising", "fr", 26, "Thomas Lambert", "thomas@example.org",
        "Bonjour, notre théâtre souhaite annoncer sa saison dans vos pages, en turc et en français. Pourriez-vous "
        "m’envoyer vos tarifs et vos délais ?", False, State.APPROVED,
    ),
    (
        "technical", "tr", 75, "Hakan Ö.", "hakan@example.org",
        "Eski telefonumda fotoğraflar yarım açılıyor. Telefon 2014 model, tarayıcısı güncellenmiyor.", True, State.APPROVED,
    ),
    (
        "newsroom", "fr", 9, "SEO Expert", "promo@example.org",
        "We can bring your site to page one! https://example.org/a https://example.org/b https://example.org/c",
        False, State.PENDING,
    ),
]  # fmt: skip


def fill():
    """Make the topics and letters that are missing; says how many there are."""
    topics = {}
    for order, (key, turkish, french, email) in enumerate(TOPICS):
        defaults = {"name_fr": french, "email": email, "order": order * 10}
        topics[key], _made = ContactTopic.objects.get_or_create(name_tr=turkish, defaults=defaults)
    for topic, language, hours, name, email, text, done, state in LETTERS:
        same = hashlib.sha256(f"demo {email} {text}".encode()).hexdigest()[:32]
        if ContactMessage.objects.filter(same=same).exists():
            continue
        at = timezone.now() - timedelta(hours=hours)
        letter = ContactMessage(
            topic=topics[topic], language=language, created_at=at, name=name, email=email, text=text, same=same,
            dealt_with=done, mailed_at=at if state == State.APPROVED else None,
        )  # fmt: skip
        waits = state == State.PENDING
        submit(letter, Judgement(state, 60 if waits else 0, ("links",) if waits else ()))
    return f"{len(TOPICS)} topics, {len(LETTERS)} letters"
