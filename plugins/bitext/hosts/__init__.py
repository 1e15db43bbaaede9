"""Hosts: each turns its own hooks into calls, and knows nothing of the page."""
