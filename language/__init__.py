"""Pure Thai: text in, value out."""
