"""How far behind the worker is. Run by House.ask."""

from varde.audit.models import Head
from varde.notifications.models import Cursor


def main() -> dict[str, int]:
    """In how many undertakings there are events nobody has been told of yet."""
    read = dict(Cursor.objects.values_list("company_id", "number"))
    heads = Head.objects.values_list("company_id", "number")
    return {"behind": sum(read.get(company, 0) < number for company, number in heads)}
