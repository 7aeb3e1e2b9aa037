"""The peer learning network: its members and their forum will live here."""
