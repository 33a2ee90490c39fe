"""Tools that write values of a project, by what they write of `STORAGES` or of an exception."""

import io
import json
import logging
import pickle
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib import import_module
from typing import Any

from django.core.management import call_command
from django.views.debug import ExceptionReporter

# of a settings module, of a function with OPTIONS as local variables, or of a request
Failure = Callable[[], Exception]


def json_dump(storages: Any) -> str:
    return json.dumps(storages, default=repr)


def yaml_dump(storages: Any) -> str:
    return str(import_module("yaml").dump(storages))


def pickle_dump(storages: Any) -> str:
    return repr(pickle.dumps(storages))


def print_settings(storages: Any, form: str) -> str:
    """Print the setting, which Django has under its name."""
    del storages
    with redirect_stdout(io.StringIO()) as out:
        call_command("print_settings", "STORAGES", format=form)
    return out.getvalue()


def diffsettings(storages: Any) -> str:
    del storages
    out = io.StringIO()
    call_command("diffsettings", stdout=out)
    return out.getvalue()


def log_of_storages(storages: Any) -> str:
    return logging.LogRecord("a", 40, "a", 1, "%s %s", (storages, 1), None).getMessage()


def log_of_values(storages: Any) -> str:
    values = [*storages["default"]["OPTIONS"].values()]
    return "".join(
        logging.LogRecord("a", 40, "a", 1, "%s", (one,), None).getMessage() for one in values
    )


def structlog(storages: Any, renderer: str) -> str:
    library: Any = import_module("structlog")
    out = io.StringIO()
    renderers = {
        "json": library.processors.JSONRenderer(default=repr),
        "console": library.dev.ConsoleRenderer(colors=False),
    }
    logger = library.wrap_logger(library.PrintLogger(out), processors=[renderers[renderer]])
    logger.info("event", storages=storages)
    return out.getvalue()


def python_json_logger(storages: Any) -> str:
    formatter: Any = import_module("pythonjsonlogger.json").JsonFormatter()
    record = logging.LogRecord("a", 40, "a", 1, "event", (), None)
    vars(record)["storages"] = storages
    return str(formatter.format(record))


def loguru(storages: Any) -> str:
    logger: Any = import_module("loguru").logger
    out = io.StringIO()
    logger.remove()
    logger.add(out, serialize=True)
    logger.bind(storages=storages).info("event")
    return out.getvalue()


def loguru_of(failure: Exception) -> str:
    logger: Any = import_module("loguru").logger
    out = io.StringIO()
    logger.remove()
    logger.add(out, diagnose=True, backtrace=True, colorize=False)
    logger.opt(exception=failure).error("event")
    return out.getvalue()


def django_of(failure: Exception) -> str:
    page = ExceptionReporter(None, type(failure), failure, failure.__traceback__)
    return page.get_traceback_html()


def rich_of(failure: Exception) -> str:
    console_class: Any = import_module("rich.console").Console
    traceback_class: Any = import_module("rich.traceback").Traceback
    console = console_class(file=io.StringIO(), width=400)
    trace = failure.__traceback__
    console.print(
        traceback_class.from_exception(
            type(failure),
            failure,
            trace,
            show_locals=True,
            locals_max_string=None,
            locals_max_length=None,
        )
    )
    return str(console.file.getvalue())


def _sentry(**options: Any) -> tuple[Any, list[str]]:
    """The library with a client that sends nothing, and its events."""
    library: Any = import_module("sentry_sdk")
    events: list[str] = []

    class InMemory(library.transport.Transport):  # type: ignore[misc] # of a library without types here
        def capture_envelope(self, envelope: Any) -> None:
            events.extend(json.dumps(one.payload.json, default=repr) for one in envelope.items)

    library.init(dsn="http://a@127.0.0.1/1", transport=InMemory, **options)
    return library, events


def sentry(storages: Any) -> str:
    library, events = _sentry()
    with library.isolation_scope() as scope:
        scope.set_context("storages", storages["default"]["OPTIONS"])
        scope.set_extra("storages", storages)
        library.capture_message("event")
    return "".join(events)


def sentry_of(failure: Exception, **options: Any) -> str:
    library, events = _sentry(**options)
    with library.isolation_scope():
        library.capture_exception(failure)
    return "".join(events)


def _rollbar(*, shows_locals: bool = True) -> tuple[Any, list[str]]:
    library: Any = import_module("rollbar")
    sent: list[str] = []
    library._initialized = False
    library.init("a" * 32, "test", handler="blocking", locals={"enabled": shows_locals})

    def send(payload: object, _: object) -> None:
        sent.append(json.dumps(library._serialize_payload(payload)))

    library.send_payload = send
    return library, sent


def rollbar(storages: Any) -> str:
    library, sent = _rollbar()
    library.report_message("event", extra_data={"storages": storages})
    return "".join(sent)


def rollbar_of(failure: Exception, *, shows_locals: bool = True) -> str:
    library, sent = _rollbar(shows_locals=shows_locals)
    library.report_exc_info((type(failure), failure, failure.__traceback__))
    return "".join(sent)


def _elastic(shows_locals: str = "all") -> tuple[Any, list[str]]:
    library: Any = import_module("elasticapm")
    sent: list[str] = []

    class InMemory(library.Client):  # type: ignore[misc] # of a library without types here
        def queue(self, _kind: str, data: Any, **_: Any) -> None:
            sent.append(json.dumps(data, default=repr))

    client = InMemory(
        service_name="a",
        server_url="http://127.0.0.1:1",
        collect_local_variables=shows_locals,
        auto_log_stacks=False,
        central_config=False,
        metrics_interval="0ms",
    )
    return client, sent


def elastic(storages: Any) -> str:
    client, sent = _elastic()
    client.capture_message("event", custom={"storages": storages})
    return "".join(sent)


def elastic_of(failure: Exception, *, shows_locals: str = "all") -> str:
    client, sent = _elastic(shows_locals)
    client.capture_exception((type(failure), failure, failure.__traceback__))
    return "".join(sent)


def bugsnag(storages: Any) -> str:
    library: Any = import_module("bugsnag")
    sent: list[str] = []

    class InMemory:
        def deliver(self, _: Any, payload: Any, options: Any = None) -> None:
            sent.append(payload if isinstance(payload, str) else json.dumps(payload, default=repr))

    library.configure(
        api_key="a" * 32, asynchronous=False, delivery=InMemory(), auto_capture_sessions=False
    )
    library.notify(RuntimeError("event"), metadata={"storages": storages})
    return "".join(sent)
