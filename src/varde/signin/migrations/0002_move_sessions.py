"""Whoever was signed in before the update still is. Whose a session is, is noted at its next save."""

from django.db import migrations

MOVE = """INSERT INTO {to} (session_key, session_data, expire_date)
          SELECT session_key, session_data, expire_date FROM {origin}"""
OURS, DJANGOS = "signin_session", "django_session"


class Migration(migrations.Migration):
    dependencies = [("signin", "0001_sessions"), ("sessions", "0001_initial")]

    operations = [
        migrations.RunSQL(
            MOVE.format(to=OURS, origin=DJANGOS), MOVE.format(to=DJANGOS, origin=OURS)
        ),
        migrations.RunSQL(f"DELETE FROM {DJANGOS}", migrations.RunSQL.noop),
    ]
