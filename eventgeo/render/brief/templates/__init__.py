"""The templates of the briefing; a package, so that they are installed."""
