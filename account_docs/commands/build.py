"""Builds the site as `mkdocs build` does, once the configuration and the data files can be used.

MkDocs reads mkdocs.yml and, through INHERIT, data/facts.yml and data/terms.yml before any hook of ours runs: at a slip
there it would stop in English, or with a traceback. So they are judged first; the hooks judge the rest.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.__main__ import cli
from mkdocs.exceptions import Abort

from account_docs.check.data_files import read_data


def refuse_broken_data(root: Path) -> None:
    """Stop when mkdocs.yml or a file of data/ is not as it has to be.

    Args:
        root: the folder with mkdocs.yml.

    Raises:
        Abort: with all that is wrong, one `path:line: [rule] …` a line.
    """
    if problems := read_data(root).problems:
        raise Abort("\n".join(str(problem) for problem in sorted(problems)))


def main() -> None:
    """Build with the options of `mkdocs build`."""
    try:
        refuse_broken_data(Path.cwd())
    except Abort as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    cli(["build", *sys.argv[1:]], prog_name="mkdocs")


if __name__ == "__main__":
    main()
