"""What the workflows and the keeper of the site rely on: the preview of a pull request, pinned tools, one way to publish."""

from __future__ import annotations

from pathlib import Path

import yaml
from account_docs.commands.pull_request import built_page, summary

from tests.conftest import ROOT

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
