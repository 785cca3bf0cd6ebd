"""What the product says, one file a subject; no other code holds Thai sentences."""
