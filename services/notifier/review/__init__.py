"""The workbench of the people who decide: server-rendered pages under /werkbank."""
