"""Hosts: each turns its own hooks into calls, and does not know how a page is made."""
