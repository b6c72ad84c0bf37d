"""Rich text as it is stored: always cleaned by the server, whoever sends it."""

from django.db import models

from korner.text.html import sanitise


class HtmlField(models.TextField):
    """A text field that holds sanitised HTML.

    Cleaned when saved, so that no form, import or shell can store active markup. Deconstructs to a plain TextField:
    no migration ever depends on the editor.
    """

    def formfield(self, **kwargs):
        """The editor, whatever widget an admin theme would put here."""
        from korner.desk.editor import EditorWidget, RichText

        kwargs["widget"] = EditorWidget
        kwargs["form_class"] = RichText
        return super().formfield(**kwargs)

    def pre_save(self, model_instance, add):
        value = sanitise(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
