"""One reading as one line of JSON."""

from __future__ import annotations

import json
import re

from tallystick.model.contract import reading_to_dict
from tallystick.model.reading import Reading

# A lone surrogate cannot be written as UTF-8; one replacement character for one keeps every offset true.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Python's and JavaScript's notions of a line end go beyond \n; "one line" must hold for all of them.
LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}


def json_line(reading: Reading, *, explain: bool = False) -> str:
    """The reading as one line of JSON without a line end, keys in the order of the contract.

    With ``explain`` every slot says where it comes from. The line is always encodable as UTF-8: a lone surrogate, which
    no file can hold, is written as U+FFFD.
    """
    row = json.dumps(reading_to_dict(reading, explain=explain), ensure_ascii=False, allow_nan=False)
    return LONE_SURROGATE.sub("\ufffd", row).translate(LINE_ENDS)
