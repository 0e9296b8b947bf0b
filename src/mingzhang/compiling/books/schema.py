"""Print the JSON Schema of budget books: `python -m mingzhang.compiling.books.schema`."""

import json
import sys

from mingzhang.compiling.books.json_file import schema

if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
