"""What is done to the HTML of a page."""
