"""`python -m eventgeo.cli`."""

from eventgeo.cli import main

main(prog_name="eventgeo")
