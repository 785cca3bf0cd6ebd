"""Tables, values, and the rules one row can keep alone."""
