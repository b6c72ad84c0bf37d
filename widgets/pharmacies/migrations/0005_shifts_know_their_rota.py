from django.db import migrations
from django.utils import timezone


def told_by_their_source(apps, schema_editor):
    """Shifts of rotas bore the rota's name as their source and nothing else: those to come learn whose they are."""
    Rota, DutyShift = apps.get_model("pharmacies", "Rota"), apps.get_model("pharmacies", "DutyShift")
    for rota in Rota.objects.exclude(filled_until=None):
        of_rota = DutyShift.objects.filter(source=rota.name, pharmacy__place=rota.place_id, ends__gt=timezone.now())
        of_rota.update(rota=rota.pk)


class Migration(migrations.Migration):
    dependencies = [("pharmacies", "0004_rotas_are_made_by_the_clock")]

    operations = [migrations.RunPython(told_by_their_source, migrations.RunPython.noop)]
