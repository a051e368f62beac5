"""The site as it is, but every render of Django's is noted in a file, one character each."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsroom.wsgi import application

NOTED = Path(os.environ["BENCH_RENDERS"])
render = application.application


def counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    with NOTED.open("ab", buffering=0) as file:
        file.write(b".")
    return render(environ, start_response)


application.application = counted
