"""Speeds and sizes, measured in one run on one machine; ratios travel, absolute figures do not."""
