"""What the demonstration loads, as plain data that knows no model.

Every statement about a named body comes from ``hub/demo/programme-page.txt``; the rest is
vocabulary (topics, licences) that an editor can change in the admin.
"""
