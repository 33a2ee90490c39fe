"""The commands of the command line, one module each, listed in `commands`.

A command has `add_arguments(parser)` and `run(arguments, streams)`, which returns the exit status:
0 no errors, 1 errors found, 2 usage error. Its result goes to `streams.out`, everything else to
`streams.err`.
"""
