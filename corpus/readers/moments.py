"""Dates as programs keep them: numbers, and moments that fall on another day here than in Greenwich."""

import datetime
import re

_BEIJING = datetime.timezone(datetime.timedelta(hours=8))
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]00:?00)")
_DAYS = re.compile(r"[2-5]\d{4}")
_DAY_ZERO = datetime.date(1899, 12, 30)
"""Excel's, from 1954 to 2064."""
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?")
"""Since 1970, from 2001 on; or milliseconds, with three digits more."""


def as_printed(date: str) -> str:
    """Return the date in China of a moment that a program wrote; any other text as it is.

    A number of five digits is a day in a sheet whose cells are not set as dates.

    >>> as_printed("1683331200000"), as_printed("2023-05-05T16:00:00.000Z"), as_printed("5月6日")
    ('2023-05-06', '2023-05-06', '5月6日')
    """
    if _DAYS.fullmatch(date):
        return (_DAY_ZERO + datetime.timedelta(int(date))).isoformat()
    if seconds := _SECONDS.fullmatch(date):
        moment = datetime.datetime.fromtimestamp(int(seconds[1]), _BEIJING)
    elif _UTC.fullmatch(date):
        try:
            moment = datetime.datetime.fromisoformat(date).astimezone(_BEIJING)
        except (ValueError, OverflowError):  # the 31st of February; the year 9999 ends
            return date
    else:
        return date
    return moment.date().isoformat()
