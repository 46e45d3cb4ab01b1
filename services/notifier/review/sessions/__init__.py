"""Who is logged in: sessions, login attempts and forms, in a Redis database of their own."""
