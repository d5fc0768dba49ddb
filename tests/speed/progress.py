"""Says on the standard error what is being done, so that a run of some minutes is never silent."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_AGAIN = 20  # seconds
_begun = time.monotonic()


def say(text: str) -> None:
    """Tell something, with the seconds since the start."""
    print(f"[{time.monotonic() - _begun:4.0f} s] {text}", file=sys.stderr, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Tell what is being done, and again from time to time while the block lasts."""
    done = threading.Event()

    def repeat() -> None:
        while not done.wait(_AGAIN):
            say(f"… still {text}")

    say(text)
    thread = threading.Thread(target=repeat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
