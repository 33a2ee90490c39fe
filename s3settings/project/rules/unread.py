"""Rules about settings for boto3, which django-storages takes from other settings."""

from collections.abc import Iterator

from s3settings.facts.client_settings import Argument, argument_of
from s3settings.problems.problem import Problem
from s3settings.project.options import OPTION_SETTINGS
from s3settings.project.reading import ANY_CLIENT, Project
from s3settings.project.rules.rule import setting_problem

_CLASSES = {
    "client_config": "botocore.config.Config",
    "transfer_config": "boto3.s3.transfer.TransferConfig",
}


_OFF = frozenset({"", "0", "false", "no", "none", "off"})


def arguments_of_boto3_are_read(project: Project) -> Iterator[Problem]:
    """Arguments of boto3 must be in the options that contain them, or read by the project."""
    unread = {
        name: argument
        for name, value in project.settings.items()
        if (argument := argument_of(name)) and _has_effect(argument, value)
        if not _is_set(project, argument.option)
    }
    if not unread or all(storage.alias == ANY_CLIENT for storage in project.storages):
        return
    read = project.reads(unread)
    for name, argument in unread.items():
        if name not in read:
            setting = OPTION_SETTINGS[argument.option][0]
            message = f"not read by django-storages, which reads {argument.option} from {setting}"
            yield setting_problem("W104", name, message, f"set {setting} = {_value(argument)}")


def _has_effect(argument: Argument, value: object) -> bool:
    """Return True if the value is one, and not the default of boto3."""
    is_true = value.strip().lower() not in _OFF if isinstance(value, str) else bool(value)
    return value is not None and argument.only in {None, is_true}


def _is_set(project: Project, option: str) -> bool:
    """Return True if a storage has the option, or may have it."""
    return any(option in {*one.written, *one.unknown} for one in project.storages)


def _value(argument: Argument) -> str:
    cls = _CLASSES.get(argument.option)
    return f"{cls}({argument.written or '…'})" if cls else argument.written


RULES = (arguments_of_boto3_are_read,)
