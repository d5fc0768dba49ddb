"""Workflows and forms of the code host: safe, correct, of the right form."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
BIN = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A tool of the tests' environment, in the project's folder."""
    return subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


def workflows() -> dict[str, dict]:
    """Every workflow by file name."""
    return {path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted((GITHUB / "workflows").glob("*.yml"))}


def test_zizmor_finds_nothing() -> None:
    done = run("zizmor", "--offline", "--no-progress", ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    done = run("actionlint", *[str(path) for path in sorted((GITHUB / "workflows").glob("*.yml"))])
    assert done.returncode == 0, done.stdout + done.stderr


def test_forms_are_of_the_schema() -> None:
    forms = [str(path) for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("0*.yml"))]
    assert len(forms) == 3
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *forms)
    assert done.returncode == 0, done.stdout + done.stderr


def test_dependabot_is_of_the_schema() -> None:
    done = run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_content_form_asks_for_a_source() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "01-noi-dung-sai.yml").read_text("utf-8"))
    sources = [field for field in form["body"] if "nguồn" in str(field.get("attributes", {}).get("label", "")).lower()]
    assert any(field.get("validations", {}).get("required") for field in sources)


def test_workflows_have_least_rights_pinned_actions_and_time_limits() -> None:
    for name, workflow in workflows().items():
        assert workflow["permissions"] == {}, name
        assert "pull_request_target" not in workflow[True], name  # YAML reads the key `on` as true.
        for job in workflow["jobs"].values():
            assert job["timeout-minutes"] <= 60, name
            for step in job["steps"]:
                if "uses" in step:
                    assert len(step["uses"].split("@")[1]) == 40, f"{name}: {step['uses']}"
                    if step["uses"].startswith("actions/checkout@"):
                        assert step["with"]["persist-credentials"] is False


def test_pull_requests_of_forks_see_no_secret() -> None:
    text = (GITHUB / "workflows" / "pull-request.yml").read_text("utf-8")
    assert "secrets." not in text
    assert "write" not in text


def test_a_wrong_content_form_asks_for_all_that_a_fact_needs() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "01-noi-dung-sai.yml").read_text("utf-8"))
    asked = {
        field["id"]: field.get("validations", {}).get("required", False) for field in form["body"] if "id" in field
    }
    assert {name for name, required in asked.items() if required} == {"trang", "cau-sai", "nen-la", "nguon"}
    assert {"hieu-luc", "ma-du-kien"} <= set(asked)


def test_only_the_default_branch_is_published_whatever_its_name() -> None:
    publish = workflows()["publish.yml"]
    assert "branches" not in (publish[True]["push"] or {})
    assert publish["jobs"]["build"]["if"] == "github.ref_name == github.event.repository.default_branch"
    assert publish["jobs"]["deploy"]["needs"] == "build"
