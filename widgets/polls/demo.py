"""The demo's polls: one open, one with pictures and several answers, one that has ended."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from korner.images.demo import drawn
from korner.search import indexing
from korner.site.models import MenuItem, Place
from widgets.polls.models import Ballot, Mark, Poll, PollOption

DRAWN = {
    "table/noon/4": ("Kurulmuş bir sofra", "Une table dressée"),
    "oven/evening/2": ("Ateşi yanan taş fırın", "Un four à bois allumé"),
    "teaglass/morning/3": ("İnce belli bardakta çay", "Un verre de thé"),
    "market/noon/6": ("Meyve tezgâhı", "Un étal de fruits"),
}
# (hours from now until the beginning, until the end, fields, answers: (Turkish, French, votes, drawing))
POLLS = [
    (
        -260,
        -92,
        {
            "question_tr": "Belediye tatilde kütüphaneleri pazar günü de açsın mı?",
            "question_fr": "Faut-il ouvrir les bibliothèques le dimanche pendant les vacances ?",
            "intro_tr": "Schaerbeek ve Saint-Josse’ta veliler imza topladı; karar kış tatilinden önce verilecek.",
            "intro_fr": "Des parents de Schaerbeek ont lancé une pétition ; la commune décide avant les vacances d’hiver.",
            "results": Poll.Results.AFTER_VOTE,
        },
        [
            ("Evet, her pazar", "Oui, tous les dimanches", 187, ""),
            ("Evet, ama yalnız sınav haftalarında", "Oui, mais seulement en période d’examens", 64, ""),
            ("Hayır, çalışanların da tatili olsun", "Non, le personnel a droit à ses congés", 41, ""),
        ],
    ),
    (
        -70,
        290,
        {
            "question_tr": "Mahalle şenliğinde hangi yemekler olsun?",
            "question_fr": "Quels plats voulez-vous à la fête du quartier ?",
            "intro_tr": "Esnaf derneği mutfağı okurlara soruyor: en çok üç seçenek işaretleyebilirsiniz.",
            "intro_fr": "L’association des commerçants vous confie le menu : trois choix au plus.",
            "most": 3,
            "results": Poll.Results.ALWAYS,
        },
        [
            ("Mercimek çorbası", "Soupe de lentilles", 96, "table/noon/4"),
            ("Fırından sıcak pide", "Pide chaude sortie du four", 134, "oven/evening/2"),
            ("Semaver çayı", "Thé au samovar", 88, "teaglass/morning/3"),
            ("Pazardan taze meyve", "Fruits frais du marché", 59, "market/noon/6"),
        ],
    ),
    (
        -20,
        148,
        {
            "question_tr": "Chaussée de Haecht cumartesi günleri araçlara kapatılsın mı?",
            "question_fr": "Faut-il fermer la chaussée de Haecht aux voitures le samedi ?",
            "intro_tr": "Belediye meclisi önümüzdeki hafta deneme kararını oylayacak.",
            "intro_fr": "Le conseil communal votera la semaine prochaine sur une période d’essai.",
            "results": Poll.Results.AFTER_VOTE,
            "on_front": True,
        },
        [
            ("Evet, cadde yürüyenlere kalsın", "Oui, la rue aux piétons", 212, ""),
            ("Yalnız öğleden sonra", "Seulement l’après-midi", 97, ""),
            ("Hayır, esnaf zarar görür", "Non, les commerces en souffriraient", 143, ""),
            ("Kararsızım", "Je ne sais pas", 28, ""),
        ],
    ),
]


def fill():
    """Make the polls where there are none, and an entry in the menu that leads to them."""
    if not Poll.objects.exists():
        wanted = {
            key: {"alt_tr": turkish, "alt_fr": french, "credit": "Korner"} for key, (turkish, french) in DRAWN.items()
        }
        pictures = drawn.pictures(wanted)
        for begins, ends, fields, answers in POLLS:
            make(begins, ends, fields, answers, pictures)
    if MenuItem.objects.exists() and not MenuItem.objects.filter(named="polls").exists():
        MenuItem.objects.create(menu=Place.SERVICES, named="polls", order=25)
    return f"{Poll.objects.count()} polls"


@transaction.atomic
def make(begins, ends, fields, answers, pictures):
    """Make one poll with its answers and ballots that belong to nobody."""
    now = timezone.now().replace(second=0, microsecond=0)
    poll = Poll.objects.create(starts_at=now + timedelta(hours=begins), ends_at=now + timedelta(hours=ends), **fields)
    options = [
        PollOption.objects.create(
            poll=poll, words_tr=turkish, words_fr=french, order=order, picture=pictures.get(drawing), votes=votes
        )
        for order, (turkish, french, votes, drawing) in enumerate(answers)
    ]
    votes = sum(option.votes for option in options)
    voters = -(-votes // 2) if poll.takes_several else votes
    ballots = Ballot.objects.bulk_create([Ballot(poll=poll) for _ in range(voters)])
    Mark.objects.bulk_create(marks(ballots, options))
    Poll.objects.filter(pk=poll.pk).update(voters=voters)
    indexing.write(poll)


def marks(ballots, options):
    """A mark for each vote, dealt out in turn: no ballot gets the same answer twice, and all get as many as the others."""
    answers = [option for option in options for _ in range(option.votes)]
    return [Mark(ballot=ballots[place % len(ballots)], option=option) for place, option in enumerate(answers)]
