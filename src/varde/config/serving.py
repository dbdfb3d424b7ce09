"""What granian loads. While a web process is still warming up, it may simply be stopped."""

import signal

# Forked from its parent it would note SIGTERM and go on; granian sets its own handlers afterwards.
signal.signal(signal.SIGTERM, signal.SIG_DFL)

from varde.config.wsgi import application  # noqa: E402

__all__ = ["application"]
