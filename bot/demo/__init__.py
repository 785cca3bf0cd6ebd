"""What `make run` starts: everything in one process, with sample data and the LINE look-alike."""
