"""The mark of the site, a bridge, as lines for pictures that are drawn with pixels (overrides/partials/logo.html)."""

from __future__ import annotations

from collections.abc import Callable

Point = tuple[float, float]
_STEPS = 48


def strokes(at: Callable[[float, float], Point]) -> list[list[Point]]:
    """The lines of the bridge.

    Args:
        at: where a point of the mark's own square of 24 units stands in the picture.
    """
    cable = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        # The cubic of the logo: from (4, 9) over (7, 14.5) and (17, 14.5) to (20, 9).
        x = (1 - t) ** 3 * 4 + 3 * (1 - t) ** 2 * t * 7 + 3 * (1 - t) * t**2 * 17 + t**3 * 20
        y = (1 - t) ** 3 * 9 + 3 * (1 - t) ** 2 * t * 14.5 + 3 * (1 - t) * t**2 * 14.5 + t**3 * 9
        cable.append(at(x, y))
    return [
        [at(2, 17), at(22, 17)],
        [at(4, 17), at(4, 9)],
        [at(20, 17), at(20, 9)],
        cable,
        [at(9, 12.4), at(9, 17)],
        [at(15, 12.4), at(15, 17)],
    ]
