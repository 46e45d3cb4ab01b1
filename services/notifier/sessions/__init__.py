"""Who is logged in: sessions, login attempts and forms, in a Redis database of their own.

Each kind of session has a ``space``, a word of its own: nothing of one space is good in another.
"""
