"""Whole results to take away: CSV, XLSX, JSON lines."""
