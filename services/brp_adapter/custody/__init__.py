"""PURE: who has gezag, who departs along. Standard library, contracts and this folder only."""
