"""Loads the demonstration: makes what is missing, and leaves alone what is there."""

from .everything import Report, load

__all__ = ["Report", "load"]
