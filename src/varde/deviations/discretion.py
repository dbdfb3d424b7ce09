"""What the log may hold. A receipt's code opens a case, so it never stands there."""

import logging
import re

RECEIPT = re.compile(r"(/svar/)[^/\s?\"']+")


class WithoutCodes(logging.Filter):
    """Takes the code out of every address of a receipt, in whatever line it stands."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if "/svar/" in said:
            record.msg, record.args = RECEIPT.sub(r"\1…", said), None
        return True
