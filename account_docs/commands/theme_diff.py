"""What changed in the theme's own copies of the files that `overrides/` replaces: for an upgrade of the theme.

`theme_files.json` beside this module says which version of the theme our files follow, and the sum of each theme
file that ours replaces or that our style sheet is made from.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

RECORD = Path(__file__).with_name("theme_files.json")
OVERRIDES = Path("overrides")
PACKAGE = "mkdocs-material"
_TEMPLATES = "material/templates"
# Not replaced, but read: `site/bundles.py` keeps from them what the pages use.
_SHEETS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")


def followed(theme: Path, overrides: Path = OVERRIDES) -> dict[str, str]:
    """Sums of the theme's files that ours replace or are made from.

    Args:
        theme: the theme's folder of templates.
        overrides: our folder of templates.

    Returns:
        SHA-256 in hexadecimal by path relative to both folders; the sheets by their pattern, since their names
        carry a sum of their own.
    """
    ours = sorted(path.relative_to(overrides).as_posix() for path in overrides.rglob("*") if path.is_file())
    files = {name: theme / name for name in ours if (theme / name).is_file()}
    files.update({pattern: sheet for pattern in _SHEETS for sheet in sorted(theme.glob(pattern))})
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def changed(record: dict[str, str], now: dict[str, str]) -> list[str]:
    """Paths whose theme file is new, gone or another than the one that was compared last."""
    return sorted(name for name in {*record, *now} if record.get(name) != now.get(name))


def difference(name: str, before: Path, after: Path) -> str:
    """Unified diff of one file between two folders; an absent file counts as empty."""
    old, new = (
        (folder / name).read_text("utf-8").splitlines(keepends=True) if (folder / name).is_file() else []
        for folder in (before, after)
    )
    return "".join(difflib.unified_diff(old, new, fromfile=f"before/{name}", tofile=f"after/{name}"))


def installed_theme() -> Path:
    """The folder of templates of the installed theme."""
    found = find_spec("material")
    if not found or not found.origin:
        raise FileNotFoundError(f"{PACKAGE} is not installed")
    return Path(found.origin).parent / "templates"


def fetch(version: str, folder: Path) -> Path:
    """Unpack a version of the theme from the package index.

    Args:
        version: as it was released, for instance "9.8.1".
        folder: an existing, empty folder.

    Returns:
        Its folder of templates.

    Raises:
        subprocess.CalledProcessError: the index has no such version or can't be reached.
    """
    wanted = f"{PACKAGE}=={version}"
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:")
    subprocess.run([*pip, "--dest", str(folder), wanted], check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder)
    return folder / _TEMPLATES


def main() -> int:
    """Print what changed since the version that our files follow; exit code 1 if anything did."""
    parser = argparse.ArgumentParser(prog="run.py theme-diff", description=__doc__)
    parser.add_argument("--accept", action="store_true", help="our files were compared: follow the installed version")
    accept = parser.parse_args().accept
    theme, version = installed_theme(), metadata.version(PACKAGE)
    now = followed(theme)
    if accept:
        RECORD.write_text(json.dumps({"version": version, "files": now}, indent=2) + "\n", "utf-8")
        print(f"{len(now)} files follow {PACKAGE} {version}.")
        return 0
    record = json.loads(RECORD.read_text("utf-8"))
    names = changed(record["files"], now)
    if not names:
        print(f"Nothing to compare: the files in {OVERRIDES} follow {PACKAGE} {record['version']}.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        before = fetch(record["version"], Path(folder))
        for name in names:
            if name in _SHEETS:
                print(f"{name}: another sheet; look at every kind of page in both schemes.")
            else:
                print(difference(name, before, theme) or f"{name}: now ours and the theme's; compare them.")
    print(f"From {record['version']} to {version}. Once compared: python3 run.py theme-diff --accept", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
