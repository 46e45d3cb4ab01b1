"""The notifier's own tables and migrations; no other service reads them."""
