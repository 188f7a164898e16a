"""The templates of the site's pages; a package, so that they are installed."""
