"""The embedded engine: two Tantivy indexes on this host's disk."""

from .engine import TantivyEngine

__all__ = ["TantivyEngine"]
