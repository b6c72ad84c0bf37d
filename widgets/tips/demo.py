"""The demo's tips: some wait, one is being read and was asked something, one became a story, one is closed."""

from datetime import timedelta
from io import BytesIO

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from articles.models import Article
from korner.accounts.models import User
from korner.moderation.ladder import Judgement
from korner.moderation.models import Case, State
from korner.moderation.steps import submit
from korner.publishing import Status
from widgets.tips import pictures, receipts
from widgets.tips.models import Tip, TipQuestion

Work = Tip.Work
EDITOR = "editor"
HOUR = 1

TIPS = [
    {
        "key": "crossing",
        "language": "tr",
        "hours": 2,
        "text": (
            "Liedts Meydanı’ndaki yaya geçidinin ışığı üç gündür yanmıyor. Dün akşam okuldan dönen çocuklar iki kez "
            "arabaların arasında kaldı. Belediyeyi aradık, “kayıt açıldı” dediler ama gelen olmadı.\n\nFotoğrafları dün "
            "saat 17.40’ta çektim."
        ),
        "place": "Place Liedts, Schaerbeek",
        "happened": "Üç gündür, en çok akşamları",
        "pictures": 2,
    },
    {
        "key": "bakery",
        "language": "fr",
        "hours": 5,
        "text": (
            "La boulangerie de la rue Josaphat ferme à la fin du mois après quarante ans. Le patron, arrivé d’Emirdağ en "
            "1974, cherche quelqu’un pour reprendre le four. Il serait d’accord de raconter son histoire, en turc de "
            "préférence."
        ),
        "place": "Rue Josaphat",
        "name": "Nadia B.",
        "email": "nadia@example.org",
        "may_be_named": True,
        "pictures": 1,
    },
    {
        "key": "rent",
        "language": "tr",
        "hours": 30,
        "work": Work.READING,
        "text": (
            "Oturduğumuz binada beş aileden aynı anda kira artışı istendi; kontrat elimizde, artış yasal sınırın iki katı. "
            "Ev sahibi kabul etmeyenin çıkmasını söylüyor. Adımın geçmesini istemiyorum, komşular da çekiniyor."
        ),
        "happened": "Geçen hafta başında",
        "question": "Kontratın hangi yıl imzalandığını ve yeni kiranın ne kadar olduğunu yazabilir misiniz?",
        "answer": "2019’da imzaladık. 780 avroydu, 1.050 istiyorlar. Mektubun fotoğrafını ayrıca gönderebilirim.",
    },
    {
        "key": "taxi",
        "language": "fr",
        "hours": 52,
        "work": Work.READING,
        "text": (
            "Chauffeur de taxi depuis douze ans, je constate qu’à la gare du Midi la file officielle est doublée tous les "
            "soirs par des voitures sans plaque TX. J’ai noté les heures pendant deux semaines et je peux vous montrer le "
            "carnet."
        ),
        "place": "Gare du Midi, côté rue de France",
        "phone": "+32 400 00 00 00",
        "film": "https://www.youtube.com/watch?v=abcdefghijk",
        "question": "Pourrions-nous nous voir à la gare mardi ou mercredi soir ?",
    },
    {
        "key": "tram",
        "language": "tr",
        "hours": 120,
        "work": Work.USED,
        "text": "Tramvay hattındaki çalışma yüzünden durağın yeri değişti ama levha eski yerinde; yaşlılar bekleyip duruyor.",
        "place": "Schaerbeek",
    },
    {
        "key": "advert",
        "language": "tr",
        "hours": 200,
        "work": Work.CLOSED,
        "text": "Yeni açtığımız dükkânın haberini yapar mısınız? İndirim kuponu da dağıtıyoruz.",
        "name": "Dükkân sahibi",
        "email": "dukkan@example.org",
    },
]


def fill():
    """Make the tips that are missing; says how many there are."""
    for told in TIPS:
        secret = f"demo {told['key']}"
        kept = receipts.kept(receipts.receipt_of(secret))
        if not Tip.objects.filter(receipt=kept).exists():
            make(told, kept)
    return f"{len(TIPS)} tips"


def make(told, kept):
    """One tip with its pictures, its question, and where it stands."""
    editor = User.objects.filter(username=EDITOR).first()
    at = timezone.now() - timedelta(hours=told["hours"])
    words = ("text", "place", "happened", "name", "email", "phone", "film", "may_be_named", "language")
    tip = Tip(receipt=kept, created_at=at, **{name: told[name] for name in words if name in told})
    work = told.get("work", Work.NEW)
    submit(tip, Judgement(State.PENDING if work == Work.NEW else State.APPROVED))
    for number in range(told.get("pictures", 0)):
        pictures.store(pictures.safe_copy(drawing(number)), tip=tip).save()
    if work != Work.NEW:
        if work == Work.USED:
            tip.story = Article.objects.filter(status=Status.PUBLISHED, source_language="tr").order_by("-pk").first()
            tip.save(update_fields=["story"])
        tip.put_to(work, by=editor, now=at + timedelta(hours=HOUR))
        case = Case.objects.filter(kind=ContentType.objects.get_for_model(tip), number=tip.pk)
        case.update(decided_by=editor, decided_at=at + timedelta(hours=HOUR))
    if "question" in told:
        answered = {"answer": told["answer"], "answered_at": at + timedelta(hours=3)} if "answer" in told else {}
        TipQuestion.objects.create(
            tip=tip, text=told["question"], asked_by=editor, asked_at=at + timedelta(hours=2), **answered
        )


def drawing(number):
    """A street drawn with few lines, as a file somebody might send."""
    picture = Image.new("RGB", (1600, 1200), ["#aebccb", "#d9c7a8", "#b8c4b0"][number % 3])
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 820, 1600, 1200), fill="#5d5b58")
    for stripe in range(7):
        left = 220 + stripe * 180
        pen.polygon([(left, 1180), (left + 90, 1180), (left + 60, 860), (left, 860)], fill="#efe9dc")
    for house in range(5):
        left, top = house * 330 - 20, 300 + (house * 97 + number * 61) % 190
        pen.rectangle((left, top, left + 300, 820), fill=["#8c4b3f", "#a9785a", "#6f5b52", "#9a8369", "#7d4038"][house])
        for row in range(3):
            for column in range(3):
                x, y = left + 40 + column * 85, top + 50 + row * 120
                pen.rectangle((x, y, x + 45, y + 75), fill="#2e3540")
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return SimpleUploadedFile("street.jpg", out.getvalue())
