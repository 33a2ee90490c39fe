"""Settings modules of people whose project works, and what Django builds from them.

Each folder of `projects/` is a project: its settings, the modules that these import, the variables
in `env`, and `case.toml`. `corpus.cases()` lists them, with those that the installed Django can
run; `case.run()` is a run of one where it is, `case.copy_to(folder)` one of a copy that may be
edited, whose variables are in the file that the project reads, if it reads one. `case.off()` is
the run with S3 switched off, if the project can do that.

    before, after = built.built([case.run(), Run(folder=edited, module="settings")])
    comparison.differences(before, after)
    comparison.unequal_storages(before, after)

`built.built()` imports every module in a process of its own, and takes another Python or the
folder of another Django. No server is asked anything: a storage of hashed files finds a manifest,
and links of a role are signed with made-up credentials. INSTALLED_APPS are not loaded; some
name packages that are not installed (`can_set_up` is false).

A difference is reported for whatever can't be compared. Storages that a project's models name
(`classes` of a case) are compared too: they read the settings that an edit may take away.
"""
