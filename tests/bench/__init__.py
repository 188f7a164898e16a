"""Every figure that the project claims, with the command behind it: `make bench`, or `python -m tests.bench SECTION`."""
