"""The program around the services: command line, embedded servers, demo."""
