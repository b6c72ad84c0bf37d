"""The people of the paper at the desk: accounts, roles, languages. For the chief."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from korner.accounts import sessions
from korner.accounts.leaving import is_last_chief
from korner.accounts.letters import tell_change
from korner.accounts.models import User
from korner.desk.audit import note
from korner.desk.base import DeskAdmin, display
from korner.desk.people import ROLE_NAMES, NewPersonForm, PasswordForm, PersonForm

# What libraries bring to the desk: roles are the house's own table (roles.py), and the second factor's secrets, sign-in
# addresses and the queue are nobody's to read.
for label in ("auth.Group", "account.EmailAddress", "mfa.Authenticator", "django_tasks_database.DBTaskResult"):
    if admin.site.is_registered(model := apps.get_model(label)):
        admin.site.unregister(model)


@admin.register(User)
class PersonAdmin(UserAdmin, DeskAdmin):
    """Accounts. A chief makes accounts and gives roles; only a superuser touches a superuser."""

    form = PersonForm
    add_form = NewPersonForm
    change_password_form = PasswordForm
    change_form_template = "admin/desk/form.html"
    add_form_template = "admin/desk/form.html"
    list_display = ["who", "username", "email", "role_names", "language", "is_active", "last_login"]
    list_filter = ["language", "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "language"]}),
        (_("Rights"), {"fields": ["groups"], "classes": ["side"]}),
        (_("Way in"), {"fields": ["account_state", "acts"], "classes": ["side"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"], "classes": ["side"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "language", "password1", "password2"]}),
        (_("Rights"), {"fields": ["groups"], "classes": ["side"]}),
    ]
    readonly_fields = ["last_login", "date_joined", "account_state", "acts"]
    keep_history = False  # A version would keep the hash of a password.

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @display(description=_("name"), ordering="first_name")
    def who(self, person):
        return str(person)

    @display(description=_("account"))
    def account_state(self, person):
        if person.is_active:
            return pgettext("account", "open")
        day = date_format(localtime(person.left_at), "DATE_FORMAT") if person.left_at else ""
        return gettext("closed since %s") % day if day else pgettext("account", "closed")

    @display(description=_("acts"))
    def acts(self, person):
        """What may be done with the way in of this account: each a page that asks first."""
        if person.is_active:
            ways = [
                ("admin:auth_user_password_change", gettext("Set a new password")),
                ("desk-second-factor", gettext("Take the second factor")),
                ("desk-leave", gettext("Has left the paper")),
            ]
        else:
            ways = [("desk-come-back", gettext("Has come back"))]
        links = [(reverse(name, args=[person.pk]), words) for name, words in ways]
        return format_html_join("", '<p><a class="desk-link" href="{}">{}</a></p>', links)

    @display(description=_("roles"))
    def role_names(self, person):
        return ", ".join(str(ROLE_NAMES.get(group.name, group.name)) for group in person.groups.all())

    def save_form(self, request, form, change):
        person = super().save_form(request, form, change)
        if not change:
            person.is_staff = True  # Every account is one of the staff; readers have none.
        return person

    def save_related(self, request, form, formsets, change):
        person = form.instance
        before = set(person.groups.values_list("name", flat=True)) if change else set()
        super().save_related(request, form, formsets, change)
        after = set(person.groups.values_list("name", flat=True))
        for verb, roles in (("role-given", after - before), ("role-taken", before - after)):
            if roles:
                note(request.user, verb, person, ", ".join(sorted(roles)))

    def save_model(self, request, obj, form, change):
        before = User.objects.filter(pk=obj.pk).values_list("email", flat=True).first() if change else None
        super().save_model(request, obj, form, change)
        if before and before != obj.email:
            tell_change(obj, "address", address=before)

    def user_change_password(self, request, id, form_url=""):
        answer = super().user_change_password(request, id, form_url)
        if request.method == "POST" and answer.status_code == 302:
            person = self.get_object(request, unquote(id))
            note(request.user, "password-set", person)
            sessions.end(person, but=request.session.session_key)
            tell_change(person, "password")
        return answer

    # Whoever is no superuser may neither change nor delete one, nor set his password.
    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is not None and (obj.pk == request.user.pk or is_last_chief(obj)):
            return False
        return super().has_delete_permission(request, obj) and self.may_touch(request, obj)

    @staticmethod
    def may_touch(request, person):
        return person is None or request.user.is_superuser or not person.is_superuser

    def get_actions(self, request):
        return {}  # Deleting people is done one by one.

    def lookup_allowed(self, lookup, value, request=None):
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)
