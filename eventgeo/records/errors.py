"""The one exception tree of eventgeo: what a caller may catch, and a command turns into one line."""


class EventgeoError(Exception):
    """Something that a user can mend; its text is a full sentence fit for a terminal."""


class BadRecord(EventgeoError, ValueError):
    """A JSON object that is not the record it should be; the text names the key and the reason."""


class OutputError(EventgeoError, OSError):
    """A place that cannot be written to."""


class Interrupted(EventgeoError):
    """A run that the user ended; the text says what was kept and how to go on."""
