"""collectstatic to S3: collected locally, compared with one listing, sent many at once.

The stages, each in a module of its own:

``staging``     Django's and django-storages' own code runs against a folder on this machine;
``capture``     what they would have sent is kept there, with its key and its arguments;
``listing``     one listing of the location shows the objects in the bucket;
``comparison``  a file is sent, checked with one HEAD, or left unchanged;
``sending``     many requests at once, retried, slower where the provider asks for it;
``publishing``  files first, then the manifest on a condition, then the record of what was sent;
``outcome``     what arrived and what did not, as text and as JSON.
"""
