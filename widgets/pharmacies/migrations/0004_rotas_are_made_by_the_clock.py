import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pharmacies", "0003_words_for_turkey")]

    operations = [
        migrations.AddField(
            model_name="dutyshift",
            name="rota",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="shifts",
                to="pharmacies.rota",
            ),
        ),
        migrations.AddField(
            model_name="rota",
            name="weeks_ahead",
            field=models.PositiveSmallIntegerField(
                default=4,
                help_text="0: shifts are made by the button alone.",
                validators=[django.core.validators.MaxValueValidator(26)],
                verbose_name="weeks made ahead by itself",
            ),
        ),
    ]
