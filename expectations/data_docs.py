"""The pages of an audit: static, without scripts or addresses of others, the same for the same release."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from expectations.catalogue import rules_of
from expectations.profile import Profile
from expectations.results import SuiteResult

# Great Expectations' own pages load scripts and fonts from elsewhere, show the time of the run, and take longer to make
# than the whole audit.
_PAGES = Path(__file__).parent / "pages"


def write_data_docs(
    folder: Path, results: Sequence[SuiteResult], profiles: Sequence[Profile], failures: Sequence[str]
) -> None:
    """Writes `index.html`, a page a suite, and `results.json`, what Great Expectations was asked and found."""
    # Great Expectations has imported it already.
    import jinja2

    loader = jinja2.FileSystemLoader(_PAGES)
    pages = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    success = all(suite.success for suite in results)
    profile_of = {profile.table: profile for profile in profiles}
    folder.mkdir(parents=True, exist_ok=True)
    index = pages.get_template("index.html").render(
        success=success, suites=results, profile_of=profile_of, rules_of=rules_of, failures=failures
    )
    (folder / "index.html").write_text(index, encoding="utf-8")
    template = pages.get_template("suite.html")
    for suite in results:
        profile = profile_of.get(suite.name)
        page = template.render(
            suite=suite,
            profile=profile,
            rules=rules_of(suite.name),
            columns=profile.columns.to_dicts() if profile else [],
            # A value that is not in a vocabulary might be words of a text.
            values=profile.values.rows() if profile and suite.success else None,
        )
        (folder / f"{suite.name}.html").write_text(page, encoding="utf-8")
    found = {"success": success, "suites": [asdict(suite) for suite in results], "failures": list(failures)}
    (folder / "results.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
