"""What `bitext check` says, in the forms in which people and programs want it: findings in, text out.

report → text, github with job_summary, as_json, sarif.
"""

from bitext.reports.as_json import as_json
from bitext.reports.github import github
from bitext.reports.job_summary import job_summary
from bitext.reports.report import Found, Report
from bitext.reports.sarif import sarif
from bitext.reports.text import closing, text

__all__ = ["Found", "Report", "as_json", "closing", "github", "job_summary", "sarif", "text"]
