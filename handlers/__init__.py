"""One file per thing a person can want; returns words, never sends."""
