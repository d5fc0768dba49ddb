"""What `run.py` starts besides the check."""
