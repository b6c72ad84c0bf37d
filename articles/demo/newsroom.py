"""The sections, topics and menus of the demo: those of the old paper."""

from articles.models import Category, Topic
from korner.demo_content import both, read
from korner.search import indexing
from korner.site.models import MenuItem, Place, StandingPage

SECTIONS = [
    # key, Turkish, French, colour, (description in Turkish, in French)
    ("gundem", "Gündem", "Actualité", "#9b1b22"),
    ("belcika-siyaset-arenasi", "Belçika Siyaset Arenası", "L’arène politique belge", "#2f4b7c"),
    ("haber-turkiye", "Haber Türkiye", "Turquie", "#b3541e"),
    ("orta-asya", "Orta Asya", "Asie centrale", "#1f6f6b"),
    ("saglik", "Sağlık", "Santé", "#3f7d4e"),
    ("kultur-sanat-spor", "Kültür Sanat & Spor", "Culture & Sport", "#6d4c8f"),
    ("bk-teknoloji", "BK Teknoloji", "BK Tech", "#33658a"),
    ("taxibxl", "TaXiBXL", "TaXiBXL", "#8a6d1d"),
    ("lezzet-sofrasi", "Serap’ın Lezzet Sofrası", "La table de Serap", "#a8402d"),
    ("biyografi", "Biyografi", "Portraits de vie", "#5b5f3a"),
    ("bruxelles-korner-programlari", "Bruxelles Korner Programları", "Nos émissions", "#44526b"),
    ("foto-haber", "Foto Haber", "Reportage photo", "#5e584f"),
]
DESCRIPTIONS = {
    "gundem": (
        "Brüksel’den ve Belçika’dan günün haberleri: belediyeler, vergi, konut, okul, ulaşım.",
        "L’actualité de Bruxelles et de Belgique : communes, impôts, logement, école, mobilité.",
    ),
    "belcika-siyaset-arenasi": (
        "Meclisler, partiler, bütçe: Belçika siyasetinin Türkçe konuşan Brüksellilere dokunan yanı.",
        "Parlements, partis, budgets : ce que la politique belge change pour les Bruxellois venus de Turquie.",
    ),
    "haber-turkiye": (
        "Türkiye’den haberler: memleket, konsolosluk, izin yolu, gurbetçinin işleri.",
        "Des nouvelles de Turquie : le pays d’origine, les démarches, la route des vacances.",
    ),
    "orta-asya": (
        "Kafkasya’dan Tanrı Dağları’na: Orta Asya cumhuriyetlerinden haber ve yorum.",
        "Du Caucase aux monts Tian : nouvelles et analyses des républiques d’Asie centrale.",
    ),
    "saglik": (
        "Hastane, mutualite, aşı, beslenme: sağlıkla ilgili haberler ve uzman görüşleri.",
        "Hôpitaux, mutuelles, prévention, alimentation : la santé au quotidien.",
    ),
    "kultur-sanat-spor": (
        "Sahne, sergi, kitap ve sahalar: kültür, sanat ve spor.",
        "Scènes, expositions, livres et terrains : la culture et le sport.",
    ),
    "bk-teknoloji": (
        "Telefon, uygulama, güvenlik: teknolojinin gündelik hayata getirdikleri.",
        "Téléphones, applications, sécurité : la technologie dans la vie de tous les jours.",
    ),
    "taxibxl": (
        "Brüksel taksi dünyası: ruhsat, tarife, durak ve direksiyon başındaki hayat.",
        "Le monde du taxi bruxellois : licences, tarifs, stations et vies au volant.",
    ),
    "lezzet-sofrasi": (
        "Serap Demir’in mutfağından tarifler ve sofra hikâyeleri.",
        "Les recettes et les histoires de table de Serap Demir.",
    ),
    "biyografi": (
        "Bilmeye değer hayatlar: göçün, sanatın, bilimin insanları.",
        "Des vies à connaître : celles de l’exil, des arts et des sciences.",
    ),
    "bruxelles-korner-programlari": (
        "Stüdyomuzdan söyleşiler ve program duyuruları.",
        "Entretiens et rendez-vous de notre studio.",
    ),
    "foto-haber": ("Kareyle anlatılan haberler.", "L’actualité racontée en images."),
}
IN_BAR = (
    "gundem belcika-siyaset-arenasi haber-turkiye orta-asya saglik kultur-sanat-spor bk-teknoloji taxibxl lezzet-sofrasi"
).split()


def fill_sections():
    """Make the sections; returns {key: Category}."""
    made = {}
    for order, (key, turkish, french, colour) in enumerate(SECTIONS):
        about = DESCRIPTIONS[key]
        made[key], _ = Category.objects.get_or_create(
            archive_key=f"demo:{key}",
            defaults={
                "name_tr": turkish,
                "name_fr": french,
                "description_tr": about[0],
                "description_fr": about[1],
                "colour": colour,
                "order": order * 10,
            },
        )
    return made


def fill_topics(path):
    """Make the dossiers; returns {key: Topic}."""
    made = {}
    for table in read(path)["topic"]:
        made[table["key"]], _ = Topic.objects.get_or_create(
            archive_key=f"demo:{table['key']}",
            defaults={
                **both(table, "name", "introduction"),
                "starts": table.get("starts"),
                "ends": table.get("ends"),
                "archived": table.get("archived", False),
            },
        )
        indexing.write(made[table["key"]])
    return made


def fill_menus(sections, topics):
    """Make the menus where there are none."""
    if MenuItem.objects.exists():
        return
    bar = [{"target": sections[key]} for key in IN_BAR] + [{"named": "authors"}]
    footer = [
        {"named": "send-news"},
        {"named": "add-firm"},
        {"named": "imprint"},
        *({"target": page} for page in StandingPage.objects.exclude(role="").order_by("role")),
        {"named": "archive"},
        {"named": "corrections"},
        {"named": "feeds"},
        {"named": "site-map"},
    ]
    services = [
        *({"named": name} for name in ("pharmacies", "directory", "markets", "weather", "polls")),
        {"named": "authors"},
        {"target": sections["biyografi"]},
        {"target": sections["foto-haber"]},
        {"target": sections["bruxelles-korner-programlari"]},
        *({"target": topic} for topic in topics.values()),
        {"named": "archive"},
    ]
    for place, entries in ((Place.MAIN, bar), (Place.SERVICES, services), (Place.FOOTER, footer)):
        for order, entry in enumerate(entries):
            MenuItem.objects.create(menu=place, order=order * 10, **entry)
