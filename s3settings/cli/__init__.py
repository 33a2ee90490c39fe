"""The commands of the command line, one module each.

A command has `HELP`, `add_arguments(parser)` and `run(arguments, streams)`, which returns the exit
status: 0 sound, 1 problems, 2 wrong usage. Its result goes to `streams.out`, all talk to
`streams.err`.
"""
