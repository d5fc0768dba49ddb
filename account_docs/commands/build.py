"""Builds the site as `mkdocs build` does, once the configuration and the data files can be used.

MkDocs reads mkdocs.yml and, through INHERIT, data/facts.yml and data/terms.yml before any hook of ours runs: at a slip
there it would stop in English, or with a traceback. So they are judged first; the hooks judge the rest.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import yaml
from mkdocs.__main__ import cli
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import get_yaml_loader

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


def read_configuration_fast() -> None:
    """Let MkDocs read YAML by libyaml where that is installed: a tenth of a whole build is spent on facts and terms.

    MkDocs has no setting for it; the loader that it extends is a default argument.
    """
    get_yaml_loader.__defaults__ = (getattr(yaml, "CLoader", yaml.Loader), None)


def main() -> None:
    """Build with the options of `mkdocs build`."""
    # What a build makes lives until its end: to look for garbage meanwhile costs a tenth of its time.
    gc.disable()
    read_configuration_fast()
    try:
        refuse_broken_data(Path.cwd())
    except Abort as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    cli(["build", *sys.argv[1:]], prog_name="mkdocs")


if __name__ == "__main__":
    main()
