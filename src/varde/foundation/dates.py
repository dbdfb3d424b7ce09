"""What day it is. Moments are kept in UTC; days belong to a time zone."""

import datetime
from zoneinfo import ZoneInfo


def local_day(moment: datetime.datetime, zone: str) -> datetime.date:
    """The calendar day of a moment, where the undertaking is."""
    return moment.astimezone(ZoneInfo(zone)).date()


def end_of_day(day: datetime.date, zone: str) -> datetime.datetime:
    """A deadline ends at local midnight: the first moment of the next day."""
    following = day + datetime.timedelta(days=1)
    return datetime.datetime.combine(following, datetime.time(), ZoneInfo(zone))
