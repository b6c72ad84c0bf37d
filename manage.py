#!/usr/bin/env python
"""Where every command of the house starts."""

import os
import sys


def main():
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korner.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
