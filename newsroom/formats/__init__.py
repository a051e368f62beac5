"""House style for dates, by locale."""
