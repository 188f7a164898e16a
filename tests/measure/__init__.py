"""Accuracy on the evaluation corpora: the tables of figures that `make gate` holds and `make bench` prints."""
