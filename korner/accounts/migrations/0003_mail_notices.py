from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_invitations_sessions_leaving"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="mail_notices",
            field=models.BooleanField(
                default=False,
                help_text="What concerns you is told on the page “Notices”, and by e-mail too when this is on.",
                verbose_name="notices by e-mail",
            ),
        ),
    ]
