"""The static site: plain pages that work from a web server and from a disk, without a request outside."""

from eventgeo.render.site.write import Built, write_site

__all__ = ["Built", "write_site"]
