"""What is sent in the background, so that no page waits for a mail server."""

from django.core.mail import send_mail
from django_tasks import task


@task()
def send_letter(subject: str, text: str, to: str) -> None:
    """One letter. The page answers alike whether there was somebody to send it to or not."""
    send_mail(subject, text, from_email=None, recipient_list=[to])
