"""Taking back a message; the rest of a conversation lives on the page of what it is about."""

import uuid
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.conversations import verbs
from varde.conversations.models import Message
from varde.organisation.references import find
from varde.people.middleware import ActorRequest
from varde.ui import pages


@require_POST
def withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back a message of one's own, and go back to what it was about."""
    message = get_object_or_404(Message.objects.visible_to(request.actor), pk=pk)
    try:
        subject: Any = find(message.subject, request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    verbs.withdraw(message, by=request.actor)
    pages.tell(request, _("Your message is taken back."))
    return redirect(subject.get_absolute_url())
