"""Demonstration content: the Innovation in Democracy Programme, honest stand-ins for its files."""
