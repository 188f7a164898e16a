"""Files that pages are made of, beside the code that writes the pages."""
