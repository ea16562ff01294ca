"""Days that belong to the page a report stands on, not to what it tells: stamps of publication and of rights."""

from __future__ import annotations

import re
from datetime import date

from tallystick.model.time import Time

STAMP = re.compile(
    r"(?:\b(?:Posted|Updated|Published|Modified|POSTED|UPDATED|PUBLISHED)(?: on| at)?:\s*"
    r"|(?:^|\n|\()[ \t|•·(]*(?:First |Last |Originally )?(?:Posted|Updated|Published|Modified)(?: on| at)?\s+)$"
)
"""What stands before the day of a stamp: "Posted: " anywhere, "Last updated on " where it opens a line or a bracket."""
RIGHTS = re.compile(r"(?:copyright|©|\(c\))[\s©,]*(?:\(c\)\s*)?$", re.IGNORECASE)
BEFORE = 40
"""Characters before a day in which a stamp's words stand."""
HEAD = 600
"""Characters at the head of a page within which a lone line with the day of publication is its date line."""


def of_the_page(text: str, time: Time, published: date | None) -> bool:
    """Whether a day is when the page was published or changed, or the year of its rights."""
    before = text[max(0, time.full_span.start - BEFORE) : time.full_span.start]
    return bool(STAMP.search(before) or RIGHTS.search(before)) or _is_date_line(text, time, published)


def _is_date_line(text: str, time: Time, published: date | None) -> bool:
    """The day of publication alone on a line at the head of the page."""
    if published is None or time.start != published or time.end != published or time.span.end > HEAD:
        return False
    start, end = text.rfind("\n", 0, time.span.start) + 1, text.find("\n", time.span.end)
    around = text[start : time.span.start] + text[time.span.end : end if end >= 0 else len(text)]
    return not around.strip(" \t\r.,|*_–—-")
