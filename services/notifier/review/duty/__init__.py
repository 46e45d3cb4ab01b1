"""Being on call, at the workbench: open calls, the rota, and the word when nobody is there."""
