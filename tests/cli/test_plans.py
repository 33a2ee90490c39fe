from s3settings.cli.plans import as_text
from s3settings.provision import Plan, Step


def test_lines_far_from_a_change_are_left_out() -> None:
    before = dict.fromkeys("abcdefghijkl", 0)
    step = Step("piece", "change", before, {**before, "a": 1, "l": 1})

    assert as_text([Plan("acme\x1b", (step,))], ()) == (
        "acme\\x1b: piece: to be changed\n"
        "     {\n"
        '    -  "a": 0,\n'
        '    +  "a": 1,\n'
        '       "b": 0,\n'
        '       "c": 0,\n'
        "    ...\n"
        '       "j": 0,\n'
        '       "k": 0,\n'
        '    -  "l": 0\n'
        '    +  "l": 1\n'
        "     }\n"
        "\n"
        "no problems\n"
    )


def test_what_is_neither_there_nor_needed() -> None:
    plan = Plan("acme", (Step("CORS", "unchanged"),))

    assert as_text([plan], ()) == "acme: CORS: not needed\n\nno problems\n"
