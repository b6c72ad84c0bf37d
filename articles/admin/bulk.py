"""What is done to several stories at once, and how it is put back. Each step is the workflow's own, story by story."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import assigning, rearranging, rights, workflow
from articles.models import Category, Tag
from korner.accounts.models import User
from korner.desk.base import Lines, Select, TextInput
from korner.desk.bulk import Act
from korner.desk.finding import ids_of
from korner.publishing import Status
from korner.text.cleaning import clean_line
from korner.text.folding import fold

MOST_NAMES = 300  # of tags that are offered while one types


class StatusAct(Act):
    """A step that changes the status alone, for stories that no reader has seen."""

    def before(self, story, given):
        return rearranging.standing_of(story)

    def put_back(self, story, before, person):
        rearranging.stand_again(story, before, by=person)


class HandIn(StatusAct):
    name, words = "hand_in", gettext_lazy("Send for review")
    asks = gettext_lazy("Editors read them then; their writers can no longer change them.")

    def is_offered(self, person):
        return person.has_perm("articles.add_article")

    def take(self, story, person, given):
        rearranging.need_edit(story, person)
        workflow.hand_in(story, by=person)


class Approve(StatusAct):
    name, words = "approve", gettext_lazy("Approve")
    asks = gettext_lazy("They are good to go out; readers see nothing of them yet.")

    def is_offered(self, person):
        return person.has_perm("articles.publish_article")

    def take(self, story, person, given):
        workflow.approve(story, by=person)


class Publish(StatusAct):
    name, words = "publish", gettext_lazy("Publish now")
    asks = gettext_lazy(
        "Readers see them at once. Undoing withdraws them: what readers have seen is not taken back unseen."
    )

    def is_offered(self, person):
        return person.has_perm("articles.publish_article")

    def take(self, story, person, given):
        workflow.publish(story, by=person)

    def put_back(self, story, before, person):
        rights.require(person, "articles.publish_article")
        if not story.is_out():
            return super().put_back(story, before, person)
        workflow.withdraw(story, by=person, note=_("Published by mistake."))
        return _("Withdrawn. Readers may have seen it; its address says that it was withdrawn.")


class ReasonForm(forms.Form):
    """Why stories are withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("reason"),
        max_length=1000,
        widget=Lines({"rows": 2}),
        help_text=gettext_lazy("For the newsroom: it is written down with each story."),
        error_messages={"required": gettext_lazy("Say why they are withdrawn.")},
    )


class Withdraw(Act):
    name, words = "withdraw", gettext_lazy("Withdraw")
    asks = gettext_lazy("Their addresses say from now on that they were withdrawn.")
    form = ReasonForm

    def is_offered(self, person):
        return person.has_perm("articles.publish_article")

    def before(self, story, given):
        return rearranging.standing_of(story)

    def take(self, story, person, given):
        workflow.withdraw(story, by=person, note=given["reason"])

    def put_back(self, story, before, person):
        at = parse_datetime(before["publish_at"]) if before["publish_at"] else None
        if before["status"] != Status.PUBLISHED or at is None:
            raise ValidationError(_("It was not published before."))
        if story.publish_at is not None:
            workflow.publish(story, by=person)  # it comes back under its old date
            return _("Published again under its old date. Readers met the word of its withdrawal meanwhile.")
        if at <= timezone.now():
            raise ValidationError(_("Its time has passed meanwhile: publish it, or schedule it anew."))
        workflow.publish(story, by=person, at=at)
        return _("Scheduled again for its old time.")


class SectionForm(forms.Form):
    """The section stories move to."""

    section = forms.ModelChoiceField(
        Category.objects.none(),
        label=gettext_lazy("section"),
        widget=Select,
        error_messages={"required": gettext_lazy("Choose a section.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = Category.objects.filter(archived=False).order_by("sort_tr", "pk")


class ChangeSection(Act):
    name, words = "change_section", gettext_lazy("Change section")
    asks = gettext_lazy("Their addresses change with the section; the old ones lead on.")
    form = SectionForm

    def is_offered(self, person):
        return person.has_perm("articles.add_article")

    def before(self, story, given):
        return {"section": story.category_id}

    def take(self, story, person, given):
        rearranging.change_section(story, given["section"], by=person)

    def put_back(self, story, before, person):
        section = Category.objects.filter(pk=before["section"]).first()
        if section is None:
            raise ValidationError(_("Its old section is gone."))
        rearranging.change_section(story, section, by=person)


class TagForm(forms.Form):
    """The tag stories get, by its name in either language."""

    tag = forms.CharField(
        label=gettext_lazy("tag"),
        max_length=60,
        widget=TextInput({"list": "tag-names", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Name the tag.")},
    )

    @cached_property
    def names(self):
        """Names that are offered while one types."""
        rows = Tag.objects.order_by("-pk").values_list("name_tr", "name_fr")[:MOST_NAMES]
        return {"id": "tag-names", "values": sorted({turkish or french for turkish, french in rows} - {"", None})}

    def clean_tag(self):
        """The Tag of that name, however its capitals and accents are written."""
        name = clean_line(self.cleaned_data["tag"])
        for tag in Tag.objects.filter(pk__in=ids_of(Tag, name, 50) or []):
            if fold(name) in {fold(tag.name_in("tr")), fold(tag.name_in("fr"))}:
                return tag
        raise ValidationError(_("There is no tag of this name."))


class AddTag(Act):
    name, words = "add_tag", gettext_lazy("Add a tag")
    form = TagForm

    def is_offered(self, person):
        return person.has_perm("articles.add_article")

    def before(self, story, given):
        return {"tag": given["tag"].pk}

    def take(self, story, person, given):
        rearranging.add_tag(story, given["tag"], by=person)

    def put_back(self, story, before, person):
        rearranging.remove_tag(story, before["tag"], by=person)


class ColleagueForm(forms.Form):
    """The colleague stories are given to."""

    person = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("colleague"),
        widget=Select,
        error_messages={
            "required": gettext_lazy("Choose a colleague."),
            "invalid_choice": gettext_lazy("Stories are given to open accounts that may write them."),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = assigning.in_order()


class Assign(Act):
    name, words = "assign", gettext_lazy("Give to a colleague")
    asks = gettext_lazy(
        "They are his as well then, and he is told. Who began them, and whose names they bear, keep what they may do."
    )
    form = ColleagueForm

    def is_offered(self, person):
        return person.has_perm("articles.publish_article")

    def before(self, story, given):
        return {"had": story.assigned_to_id, "given": given["person"].pk}

    def take(self, story, person, given):
        assigning.assign(story, given["person"], by=person)

    def put_back(self, story, before, person):
        if story.assigned_to_id != before["given"]:  # giving a story away makes no new version
            raise ValidationError(_("It was given to somebody else since: it was left alone."))
        had = assigning.colleagues().filter(pk=before["had"]).first() if before["had"] else None
        assigning.assign(story, had, by=person)


ACTS = [HandIn(), Approve(), Publish(), Withdraw(), ChangeSection(), AddTag(), Assign()]
