"""The page with figures for policy, and what is downloaded from it."""
