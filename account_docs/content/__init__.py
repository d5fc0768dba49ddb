"""What pages and the worked project are made of: reading, Vietnamese, numbers."""
