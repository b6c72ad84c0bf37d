"""A filter of a list at the desk whose answers are a table."""

from django.contrib.admin import SimpleListFilter


class Choice(SimpleListFilter):
    """`answers`: {what stands in the address: (words, which of the rows)}. An answer that nobody offered changes nothing."""

    answers: dict

    def lookups(self, request, model_admin):
        return [(name, str(words)) for name, (words, _rows) in self.answers.items()]

    def queryset(self, request, queryset):
        chosen = self.answers.get(self.value())
        return chosen[1](queryset) if chosen else queryset
