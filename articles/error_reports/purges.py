"""What a change of an error report purges."""

from articles.error_reports.deciding import tag_of
from articles.error_reports.models import Report, State
from newsroom.pagecache.purging import declare

declare(
    {
        # Of one that has just come in no page exists, and readers must not be able to fill the log by sending some.
        Report: lambda report: {tag_of(report)} if report.state != State.RECEIVED else (),
    }
)
