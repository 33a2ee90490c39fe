"""Entry point of ``python -m s3settings``."""

import sys

from s3settings.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
