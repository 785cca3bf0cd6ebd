"""Telling an incident from talk: cues, a small learned model, guards, and the verdict for a group."""
