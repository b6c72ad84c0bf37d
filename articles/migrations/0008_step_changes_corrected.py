from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_given_stories_and_lists"),
    ]

    operations = [
        migrations.AlterField(
            model_name="storystep",
            name="what",
            field=models.CharField(
                choices=[
                    ("begun", "Begun"),
                    ("assigned", "Given to a colleague"),
                    ("unassigned", "Taken back from a colleague"),
                    ("handed_in", "Sent for review"),
                    ("sent_back", "Sent back"),
                    ("approved", "Approved"),
                    ("published", "Published"),
                    ("scheduled", "Scheduled"),
                    ("dated_back", "Dated back"),
                    ("withdrawn", "Withdrawn"),
                    ("restored", "Published again"),
                    ("language_withdrawn", "Language withdrawn"),
                    ("language_restored", "Language brought back"),
                    ("copy_begun", "Changes begun"),
                    ("copy_handed_in", "Changes sent for review"),
                    ("copy_corrected", "Changes corrected"),
                    ("copy_sent_back", "Changes sent back"),
                    ("copy_approved", "Changes approved"),
                    ("copy_published", "Changes published"),
                    ("copy_discarded", "Changes discarded"),
                    ("undone", "Step undone"),
                ],
                max_length=20,
                verbose_name="step",
            ),
        ),
    ]
