"""Figures for policy that tell nothing about one family."""
