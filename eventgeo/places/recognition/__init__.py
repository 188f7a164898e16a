"""Recognition of place names in running text."""
