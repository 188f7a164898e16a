"""Style and scripts of the site; a package, so that they are installed."""
