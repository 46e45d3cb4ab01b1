"""One module per wire format; each turns bytes into what ``custody`` knows as reported."""
