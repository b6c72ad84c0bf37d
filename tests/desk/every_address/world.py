"""One newspaper in which every address of the desk has something to show, and every act something to change."""

from datetime import timedelta

from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from reversion.models import Version

from articles.admin.bulk import Publish
from articles.comments.models import Comment
from articles.mistakes.models import MistakeReport
from articles.models import Article, Correction, ReplyRequest, WorkingCopy
from korner.accounts.inviting import hash_of
from korner.accounts.models import Invitation, SignedIn
from korner.desk import autosave, bulk, locks, notes, notices, outsiders
from korner.desk.autosave_place import Place
from korner.desk.base import revision_by
from korner.desk.models import Undo
from korner.fetching.models import Asked
from korner.images.sent import safe_copy
from korner.moderation import bans, steps, writers
from korner.moderation.cases import case_of
from korner.moderation.ladder import Judgement
from korner.moderation.models import Case, Decision, State
from korner.search.models import Sought
from korner.site.models import Redirect, SiteSettings
from tests.contact.letters import LetterFactory
from tests.contact.letters import TopicFactory as LetterTopicFactory
from tests.desk.every_address import pharmacies
from tests.directory.owners import FirmFactory, TradeFactory
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    PlaceFactory,
    PromotedResultFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
    UserFactory,
    picture_upload,
)
from tests.markets.making import make_rate
from tests.moderation.sent.models import Letter
from tests.polls.making import make_poll
from tests.tips.telling import TipFactory
from tests.weather.making import make_place
from widgets.directory.models import FirmChange, FirmClaim
from widgets.directory.owning import pictures
from widgets.directory.owning.values import now as now_of
from widgets.markets.models import Instrument, Origin, Symbol

SLOT, THEIR_SLOT = "a" * 22, "b" * 22
SECRET = "the-secret-of-a-letter"


class World(dict):
    """{name: thing}; what stands in an address or a form is the thing's key."""

    def at(self, name):
        """The key of the thing called `name`; a word that is no name of the world stands for itself."""
        thing = self.get(name, name)
        return getattr(thing, "pk", thing)

    def __getitem__(self, name):
        return self.at(name)

    def update(self, **things):
        """Add things to the world; a name that is taken already would lead rows of the table to another thing."""
        taken = self.keys() & things.keys()
        assert not taken, taken
        super().update(things)

    def thing(self, name):
        """The thing itself."""
        return self.get(name)

    def seen(self, name):
        """What the page that takes a version back says it has seen of a thing."""
        thing = self.get(name)
        newest = Version.objects.get_for_object(thing).values_list("pk", flat=True).first()
        return f"{getattr(thing, 'version', '')}.{newest or ''}"


def world_for(person):
    """The newspaper as `person` finds it (None: nobody who is known): his own things, and those of a colleague."""
    colleague = UserFactory(role="editor")
    world = World(person=person, colleague=colleague)
    add_things(world)
    add_stories(world, person, colleague)
    add_people(world, person, colleague)
    add_desk(world, person, colleague)
    add_readers_things(world, person, colleague)
    pharmacies.add_things(world, person, colleague)
    keep_versions(world, colleague)
    return world


def add_things(world):
    """Something of each list, used nowhere, so that it can be deleted."""
    settings = SiteSettings.objects.create(name_tr="Korner", name_fr="Korner")
    sought = Sought.objects.create(words="vergi", language="tr", day=timezone.localdate(), times=1, found=0)
    world.update(
        section=CategoryFactory(),
        topic=TopicFactory(),
        tag=TagFactory(name_tr="seçim"),
        tag_name="seçim",
        author=AuthorFactory(),
        by_hand=PromotedResultFactory(),
        entry=MenuItemFactory(named="authors", order=0),  # not what the table sends
        page=StandingPageFactory(),
        old=Redirect.objects.create(old_path="/eski/", new_path="/yeni/"),
        settings=settings,
        sought=sought,
        trade=TradeFactory(),
        firm=FirmFactory(),
    )


def add_stories(world, person, colleague):
    """Stories at every step, and what hangs on them."""
    now, section = timezone.now(), CategoryFactory()

    def story(**facts):
        return ArticleFactory(**{"category": section, "created_by": colleague, **facts})

    world.update(
        filed=section,
        draft=story(draft=True),
        own=story(draft=True, created_by=person),
        waiting=story(draft=True, status="in_review"),
        out=story(),
        half=story(withdrawn_fr=True),
        copied=story(),
        copied_waiting=story(),
        published_by_many=story(draft=True),
        locked=story(draft=True),
        kept=story(draft=True),
    )
    for name, standing in (("copied", "draft"), ("copied_waiting", "in_review")):
        WorkingCopy.objects.create(
            article=world.thing(name), based_on=world.thing(name).version, saved_at=now, saved_by=colleague,
            standing=standing, data={"fields": {"headline_tr": "Değişti"}, "rows": {}},
        )  # fmt: skip
    world["correction"] = Correction.objects.create(article=world.thing("out"), text_tr="Rakam yanlıştı.")
    world["reply"] = ReplyRequest.objects.create(article=world.thing("out"), person="Ayşe Yılmaz", language="tr")
    world["link"], world["token"] = outsiders.make(
        world.thing("draft"), by=colleague, life="day", languages="both", note="Me Dupont"
    )
    picture, own_picture = AssetFactory(by=colleague), AssetFactory(by=person)
    draft = world.thing("draft")
    draft.picture = AssetFactory(by=colleague)
    draft.save()
    shape, width = draft.picture.best("16x9", 640)
    world.update(picture=picture, own_picture=own_picture, lead=draft.picture, rest=f"{shape}-{width}.jpg")


def add_people(world, person, colleague):
    """Accounts and letters."""
    somebody, gone = UserFactory(role="journalist"), UserFactory(role="journalist", is_active=False)
    UserFactory(role="chief")  # the paper has one, whoever looks
    times = {"sent_at": timezone.now(), "expires_at": timezone.now() + timedelta(days=7)}
    letter = Invitation.objects.create(email="a@example.org", first_name="A", link_hash=hash_of(SECRET), **times)
    role = Group.objects.get(name="journalist")
    world.update(somebody=somebody, gone=gone, invitation=letter, secret=SECRET, role=role)
    if person:
        SignedIn.objects.create(person=person, session_key="x" * 32, since=timezone.now(), last_seen=timezone.now())


def add_desk(world, person, colleague):
    """What the desk itself keeps: drafts, locks, notes, notices, acts that can be undone."""
    article_admin = admin.site._registry[Article]
    draft, locked = world.thing("draft"), world.thing("locked")
    for writer, slot in ((person, SLOT), (colleague, THEIR_SLOT)):
        if writer:
            autosave.keep(Place(article_admin, draft), writer, slot, [["headline_tr", "Yazılan"]])
    locks.put(locked, colleague, reason="Avukat okuyor")
    if person:
        locks.put(world.thing("kept"), person, reason="Ben yazıyorum")
        notices.tell([person], by=colleague, verb="mentioned", title="Haber", link="/admin/")
    Asked.objects.create(source="station", next_at=timezone.now() + timedelta(days=1))  # of tests/fetching/station
    world["note"] = notes.write(draft, "Başlık uzun.", by=colleague)
    many = world.thing("published_by_many")
    theirs = bulk.run(Publish(), Article, {many.pk: many.version}, by=colleague)
    own = person and Undo.objects.create(
        person=person, label=theirs.label, act=theirs.act, made_at=theirs.made_at, changes=theirs.changes
    )
    story_kind = ContentType.objects.get_for_model(Article)
    world.update(their_undo=theirs, own_undo=own or theirs, story_kind=story_kind)


def add_readers_things(world, person, colleague):
    """What readers sent, and what moderators did with it."""
    now = timezone.now()
    month = writers.month_of(now)
    writers.key_of_month(month)
    hand = writers.Marks(month, "a" * 32, "b" * 32, "c" * 32)

    def sent(thing, state=State.PENDING):
        return steps.submit(thing, Judgement(state), marks=hand)

    def mistake(text):
        more = {"language": "tr", "text": text, "visitor": "a" * 32, "text_hash": text, "email": "okur@example.org"}
        return sent(MistakeReport(article=world.thing("out"), **more))

    def comment(text):
        return Comment(article=world.thing("out"), name="Ayşe", text=text, language="tr", visitor="a" * 32)

    case, decided = mistake("Yıl yanlış."), mistake("Ad yanlış.")
    shown = comment("Ağaçlar kalsın.")
    sent(shown, State.APPROVED)
    tip, letter_topic = TipFactory(images=1), LetterTopicFactory()
    letter = LetterFactory(letter_topic)
    world.update(
        case=case,
        report=MistakeReport.objects.get(pk=case.number),
        comment=shown,
        comment_case=sent(comment("Katılmıyorum.")),
        poll=make_poll(),
        place=PlaceFactory(),
        with_weather=make_place("Gent"),
        tip=tip,
        tip_case=case_of(tip),
        tip_picture=tip.pictures.get(),
        other_tip=TipFactory(),
        letter_topic=letter_topic,
        typed_rate=make_rate("5800", "2026-11-24", Symbol.GRAM_TRY, Origin.DESK),
        said_rate=make_rate("48.7421"),
        quotation=Instrument.objects.get(symbol=Symbol.EUR_TRY),
        letter=letter,
        letter_case=case_of(letter),
        nobodys_case=sent(Letter(text="Kimsenin bakamadığı", language="tr", name="Ayşe")),
        ban=bans.ban_name("Kaba Okur", days=7, by=colleague),
    )
    world.update(**firms())
    # What each takes back is what he did last himself.
    Case.objects.filter(pk=decided.pk).update(state=State.APPROVED, decided_at=now, decided_by=person, version=2)
    Decision.objects.create(case=decided, by=person, at=now, before=State.PENDING, after=State.APPROVED)


def firms():
    """A firm that waits with its picture, a change and a claim of entries that stand."""
    waits = FirmFactory(owner="sahibi@example.org", state=State.PENDING)
    picture, *_rest = pictures.store_all([safe_copy(picture_upload())], firm=waits)
    picture.save()
    stands, unowned = FirmFactory(owner="sahibi@example.org"), FirmFactory()
    change = FirmChange(firm=stands, values={**now_of(stands), "name": "Yeni Ad"}, language="tr")
    claim = FirmClaim(firm=unowned, email="sahibi@example.org", words="Benim", language="tr")
    return {
        "firm_case": case_of(waits),
        "firm_picture": picture,
        "firm_change_case": steps.submit(change, Judgement(State.PENDING)),
        "firm_claim_case": steps.submit(claim, Judgement(State.PENDING)),
    }


def keep_versions(world, colleague):
    """A version of everything that keeps them: `section_version` and the like."""
    for name in (
        *("section", "topic", "tag", "author", "by_hand", "entry", "page", "old", "settings", "correction"),
        *("pharmacy", "rota", "duty_words"),
        *("picture", "draft", "own", "poll", "letter_topic", "quotation"),
    ):
        with revision_by(colleague):
            world.thing(name).save()
        world[f"{name}_version"] = Version.objects.get_for_object(world.thing(name)).first()
