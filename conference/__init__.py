"""Conferences: days, sessions, speakers and materials will live here."""
