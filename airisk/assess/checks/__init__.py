"""One file per risk; each has `check(project)` and finds the places where that risk is met."""
