"""How many came in lately: moments in a bucket, and nothing of who it was."""

from django.db import models


class Tally(models.Model):
    """The latest moments something came in at one poster, or something wrong in one drawer."""

    bucket = models.CharField(max_length=80, primary_key=True)
    moments = models.JSONField(default=list)
    ends_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.bucket
