"""collectstatic to S3: collected locally, compared with one listing, sent many at once.

The stages, each in a module of its own:

``staging``     Django's and django-storages' own code runs against a folder on this machine;
``capture``     what they would have sent is kept there, with its key and its arguments;
``facts``       one listing of the location and the record of the last run, read meanwhile;
``comparison``  a file is sent, checked with one HEAD, or left unchanged;
``settling``    that is done for each file as soon as it is complete;
``sending``     many requests at once, retried, slower where the provider asks for it;
``publishing``  after all files, the manifest on a condition, then the record of what was sent;
``outcome``     what arrived and what did not, as text and as JSON.
"""
