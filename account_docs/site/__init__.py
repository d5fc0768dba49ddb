"""What is made beside the pages: search index, policy, cards, charts, downloads, the offline archive."""
