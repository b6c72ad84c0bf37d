"""The cast of the tests: people, sections, pictures and stories, each made by one call with its words spelt out."""

from datetime import timedelta
from io import BytesIO

import factory
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from articles.models import Article, Byline, Category, Tag, Topic, TopicStory
from authors.models import Author
from korner.accounts.models import User
from korner.images.intake import take_in
from korner.places.models import Place
from korner.publishing import Status
from korner.search.models import PromotedResult
from korner.site.models import MenuItem, StandingPage

PASSWORD = "a-long-password-for-tests"


class UserFactory(factory.django.DjangoModelFactory):
    """A member of the staff: UserFactory(role="editor")."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    first_name = "Deniz"
    last_name = factory.Sequence(lambda n: f"Soyad{n}")
    email = factory.LazyAttribute(lambda o: f"{o.username}@example.org")
    is_staff = True
    language = "tr"
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        if create and extracted:
            self.groups.add(Group.objects.get(name=extracted))


class CategoryFactory(factory.django.DjangoModelFactory):
    """A section of the first level."""

    class Meta:
        model = Category

    name_tr = factory.Sequence(lambda n: f"Bölüm {n}")
    name_fr = factory.Sequence(lambda n: f"Rubrique {n}")
    order = factory.Sequence(lambda n: n)


class TagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tag

    name_tr = factory.Sequence(lambda n: f"etiket {n}")
    name_fr = factory.Sequence(lambda n: f"mot {n}")


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name_tr = factory.Sequence(lambda n: f"Dosya konusu {n}")
    name_fr = factory.Sequence(lambda n: f"Sujet de dossier {n}")


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Author

    name = factory.Sequence(lambda n: f"Yazar Kişi{n}")
    office_tr = "Muhabir"
    office_fr = "Journaliste"


class StandingPageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StandingPage

    name_tr = factory.Sequence(lambda n: f"Sayfa {n}")
    name_fr = factory.Sequence(lambda n: f"Page {n}")
    body_tr = "<p>Bir metin.</p>"
    body_fr = "<p>Un texte.</p>"


class MenuItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MenuItem

    order = factory.Sequence(lambda n: n)


class PromotedResultFactory(factory.django.DjangoModelFactory):
    """A result set by hand for Turkish pages: an outside address."""

    class Meta:
        model = PromotedResult

    words = "nöbetçi eczane"
    address = "https://www.example.org/eczane/"
    title = "Bu gece açık eczaneler"


class ArticleFactory(factory.django.DjangoModelFactory):
    """A story that readers see: published an hour ago in both languages.

    ArticleFactory(only="fr") has no Turkish; ArticleFactory(only="tr", headline_fr="…") has a French headline only;
    ArticleFactory(draft=True) is a draft; `authors`, `tags`, `topics` are lists.
    """

    class Meta:
        model = Article
        skip_postgeneration_save = True

    class Params:
        only = None
        draft = False

    category = factory.SubFactory(CategoryFactory)
    source_language = factory.LazyAttribute(lambda o: o.only or "tr")
    kicker_tr = factory.LazyAttribute(lambda o: None if o.only == "fr" else "Şehir")
    kicker_fr = factory.LazyAttribute(lambda o: None if o.only == "tr" else "Ville")
    headline_tr = factory.Sequence(lambda n: f"Işıklı bir haber başlığı {n}")
    headline_fr = factory.Sequence(lambda n: f"Un titre bien éclairé {n}")
    lead_tr = factory.LazyAttribute(lambda o: None if o.only == "fr" else "Haberin kısa özeti burada durur.")
    lead_fr = factory.LazyAttribute(lambda o: None if o.only == "tr" else "Le chapeau de l’article se lit ici.")
    body_tr = factory.LazyAttribute(
        lambda o: None if o.only == "fr" else "<p>Haberin Türkçe metni burada başlıyor.</p>"
    )
    body_fr = factory.LazyAttribute(lambda o: None if o.only == "tr" else "<p>Le texte français commence ici.</p>")
    status = factory.LazyAttribute(lambda o: Status.DRAFT if o.draft else Status.PUBLISHED)
    publish_at = factory.LazyAttribute(lambda o: None if o.draft else timezone.now() - timedelta(hours=1))

    @factory.post_generation
    def authors(self, create, extracted, **kwargs):
        for order, author in enumerate(extracted or []):
            Byline.objects.create(article=self, author=author, order=order)

    @factory.post_generation
    def tags(self, create, extracted, **kwargs):
        self.tags.add(*(extracted or []))

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        for topic in extracted or []:
            TopicStory.objects.create(topic=topic, article=self)


def story(only=None, **kwargs):
    """ArticleFactory, with the other language's headline left out when `only` is given."""
    if only:
        other = "fr" if only == "tr" else "tr"
        kwargs.setdefault(f"headline_{other}", None)
    return ArticleFactory(only=only, **kwargs)


def picture_bytes(width=640, height=400, colour=(155, 27, 34), kind="JPEG", **save):
    """The bytes of a plain picture."""
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind, **save)
    return out.getvalue()


def picture_upload(name="foto.jpg", **kwargs):
    """A picture as a browser sends it."""
    return SimpleUploadedFile(name, picture_bytes(**kwargs), content_type="image/jpeg")


def AssetFactory(**words):  # called like the other factories
    """A picture of the library, taken in as an upload is."""
    words.setdefault("alt_tr", "Bir çizim")
    words.setdefault("alt_fr", "Un dessin")
    return take_in(picture_upload(), **words)


class PlaceFactory(factory.django.DjangoModelFactory):
    """A Belgian commune: PlaceFactory(name_tr="Schaerbeek", postcodes=["1030"])."""

    class Meta:
        model = Place

    key = factory.Sequence(lambda n: f"be-{99000 + n}")  # no official number begins like that
    kind = Place.Kind.COMMUNE
    country = Place.Country.BELGIUM
    name_tr = factory.Sequence(lambda n: f"Yer {n}")
    name_fr = factory.Sequence(lambda n: f"Lieu {n}")
    latitude = factory.Sequence(lambda n: 50.8 + n % 50 / 500)
    longitude = factory.Sequence(lambda n: 4.3 + n % 50 / 500)
