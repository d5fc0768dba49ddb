"""What the workflows and the keeper of the site rely on.

The preview of a pull request, pinned tools, one way to publish.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from account_docs.commands.pull_request import built_page, summary
from account_docs.site.editions import EDITIONS
from tests.conftest import ROOT
from tests.site.test_run import stub
from tests.small_project import small_project

WORKFLOWS = ROOT / ".github" / "workflows"


def steps(workflow: str) -> list[dict]:
    """Every step of a workflow, in order."""
    jobs = yaml.safe_load((WORKFLOWS / workflow).read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def step_with(workflow: str, text: str) -> dict:
    """The one step that runs something."""
    (found,) = [step for step in steps(workflow) if text in step.get("run", "")]
    return found


def test_the_summary_names_a_file_of_the_preview_for_every_page(offline_site: Path) -> None:
    pages = {f"docs/{path.relative_to(ROOT / 'docs').as_posix()}" for path in (ROOT / "docs").rglob("*.md")}
    assert [page for page in sorted(pages) if not (offline_site / built_page(page)).is_file()] == []
    text = summary([], pages, "", "", preview=offline_site)
    assert "mở `giao-tiep/nhan-brief.html`" in text
    assert "mở `index.html`" in text
    assert "chưa dựng được" not in text


def test_the_preview_is_built_for_opening_from_disk_before_the_summary_names_its_files() -> None:
    build = step_with("pull-request.yml", "run.py build")
    assert str(build["env"]["OFFLINE"]).lower() == "true"
    told = step_with("pull-request.yml", "run.py summary")
    assert "--preview site" in told["run"]
    (kept,) = [step for step in steps("pull-request.yml") if "upload-artifact@" in step.get("uses", "")]
    assert kept["with"]["path"] == "site"
    order = steps("pull-request.yml")
    assert order.index(build) < order.index(told)
    # What is wrong with the pages must be told although they could not be built.
    assert told["if"] == kept["if"] == "always()"


# What GitHub would put into the expressions of the two workflows.
EXPRESSIONS = {
    "${{ steps.pages.outputs.base_url }}": "https://so-tay.example/kho",
    "${{ github.server_url }}": "https://github.com",
    "${{ github.repository }}": "vi-du/kho",
    "${{ vars.CONTACT }}": "bientap@so-tay.example",
    "${{ github.event.repository.default_branch }}": "chinh",
}


def as_run(workflow: str) -> tuple[str, dict[str, str]]:
    """The command that makes what a workflow hands out, and its variables as the runner fills them in."""
    step = step_with(workflow, "run.py publish")
    assert any(
        "actions/configure-pages@" in other.get("uses", "") and other.get("id") == "pages" for other in steps(workflow)
    )
    values = {}
    for name, value in step["env"].items():
        for expression, content in EXPRESSIONS.items():
            value = value.replace(expression, content)
        assert "${{" not in value, f"{workflow}: {name}"
        values[name] = value
    return step["run"].strip(), values


def test_release_and_publish_use_the_same_command_variables_and_python() -> None:
    assert as_run("publish.yml") == as_run("release.yml")
    both = [
        step
        for name in ("publish.yml", "release.yml")
        for step in steps(name)
        if "setup-python@" in step.get("uses", "")
    ]
    assert len({step["with"]["python-version"] for step in both}) == 1


def test_release_and_publish_make_the_handbook_before_the_site_that_offers_it() -> None:
    for workflow in ("publish.yml", "release.yml"):
        run = [step.get("run", "") for step in steps(workflow)]
        assert run.index("python3 run.py handbook") < run.index("python3 run.py publish")
        assert step_with(workflow, "run.py handbook")["env"] == {
            "SITE_URL": step_with(workflow, "run.py publish")["env"]["SITE_URL"]
        }
    uploaded = step_with("release.yml", "gh release upload")["run"]
    assert all(f"dist/{edition.file}" in uploaded for edition in EDITIONS)


def test_whoever_sets_the_handbook_has_pango() -> None:
    for workflow in ("publish.yml", "release.yml", "pull-request.yml"):
        run = [step.get("run", "") for step in steps(workflow)]
        pango = next(place for place, text in enumerate(run) if "libpangoft2-1.0-0" in text)
        setting = [
            place for place, text in enumerate(run) if text in ("python3 run.py handbook", "python3 run.py test")
        ]
        assert setting
        assert pango < min(setting)


@pytest.mark.skipif(os.name != "posix", reason="the stub of Python is a shell script")
@pytest.mark.xdist_group("publish")
def test_release_and_publish_make_the_same_archive(tmp_path: Path) -> None:
    made = {}
    # Two runners: another folder, another zone, another mask for new files.
    for workflow, zone, mask in (("publish.yml", "UTC", 0o022), ("release.yml", "Asia/Ho_Chi_Minh", 0o077)):
        checkout = tmp_path / workflow
        small_project(checkout)
        for name in ("run.py", "requirements.txt"):
            shutil.copy(ROOT / name, checkout)
        stub(checkout)
        command, variables = as_run(workflow)
        unset = ("PYTHONPATH", "OFFLINE", "OFFLINE_ARCHIVE")
        environment = {**{key: value for key, value in os.environ.items() if key not in unset}, **variables, "TZ": zone}
        before = os.umask(mask)
        try:
            words = [sys.executable if word == "python3" else word for word in command.split()]
            done = subprocess.run(words, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
        finally:
            os.umask(before)
        assert done.returncode == 0, done.stderr
        made[workflow] = (checkout / "dist" / "account-offline.zip").read_bytes()
        assert (checkout / "site" / "account-offline.zip").read_bytes() == made[workflow]
    assert made["publish.yml"] == made["release.yml"]
