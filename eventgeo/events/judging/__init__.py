"""Which triggers of a report tell of one incident, and whether it is one: small linear models over named features."""
