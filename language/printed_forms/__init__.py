"""Printed progress forms: text in, fields and reports out, with what is doubtful."""
