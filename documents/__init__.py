"""Figures in, PDF, DOCX, XLSX and PNG bytes out."""
