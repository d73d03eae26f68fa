"""The command line: one file per command. The only package that imports click, prints, reads the clock, or exits."""
