"""PURE: gezag as the public decision model gives it, as if the child were still resident."""
