"""The only permitted edit of the trail: what was said about a person can be emptied."""

from django.db.models import QuerySet

from varde.audit.models import Event


def forget(events: QuerySet[Event]) -> int:
    """Empty labels, changes and salt, nothing else; the chain still verifies.

    Personal data is kept no longer than it is needed (GDPR art. 5 no. 1 e, art. 17).
    """
    return events.update(subject_label="", actor_label="", changes={}, salt="")
