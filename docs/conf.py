"""Configuration of Sphinx for this site; ``make docs`` builds it."""

import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

project = "s3settings"
author = "The s3settings authors"
copyright = f"2026, {author}"  # noqa: A001 - the name that Sphinx reads
release = version = metadata.version("s3settings")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "docs.extension",
]
exclude_patterns = ["extension"]
nitpicky = True

default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_use_type_comments = False
python_maximum_signature_line_length = 80
python_use_unqualified_type_names = True

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
myst_links_external_new_tab = False
suppress_warnings = ["misc.highlighting_failure"]  # an example has an unclosed quote

html_theme = "furo"
html_title = "s3settings"
html_baseurl = "https://s3settings.readthedocs.io/en/latest/"
html_copy_source = False
html_show_sphinx = False
html_static_path = ["static"]
html_css_files = ["site.css"]
html_theme_options = {
    "source_repository": "https://github.com/s3settings/s3settings/",
    "source_branch": "main",
    "source_directory": "docs/",
}

copybutton_prompt_text = "$ "
copybutton_only_copy_prompt_lines = True
