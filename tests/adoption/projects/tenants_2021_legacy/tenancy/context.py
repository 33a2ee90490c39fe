from contextvars import ContextVar

schema_name = ContextVar('schema_name', default='public')
