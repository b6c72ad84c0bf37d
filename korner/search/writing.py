"""How does a form of the desk keep the documents of what it saves?"""

from korner.search import indexing

NAMES = {"name", "name_tr", "name_fr", "name_nl", "spellings", "parent"}


class WritesDocuments:
    """An admin whose things are found, or are named in what is found: written after its inlines and tags are saved."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        indexing.write(form.instance)
        if change and NAMES.intersection(form.changed_data):
            indexing.renamed(form.instance)
