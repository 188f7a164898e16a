"""Every figure that the project claims, with its command: `make bench`, or `python -m tests.bench SECTION`."""
