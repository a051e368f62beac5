"""Static files as they are served: a style sheet with its imports in one file, names hashed, compressed."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^@import "(?P<name>[\w./-]+)";\n', re.MULTILINE)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """One request for the styles of a page, although they are written as one file for each component."""

    support_js_module_import_aggregation = True
    # The next collection must not take a bundle of today for the source of tomorrow's.
    keep_only_hashed_files = True

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: object
    ) -> Iterator[tuple[str, str, bool]]:
        for path in paths:
            if path.startswith("newsroom/css/") and path.count("/") == 2 and not dry_run:
                self._bundle(path)
                paths[path] = (self, path)  # the collected file, not the one it was collected from
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def create_compressor(self, **options: object) -> Compressor:
        """Leave alone what nobody downloads to read the site."""
        skipped = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "avif", "map")
        return Compressor(**options | {"extensions": skipped})

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress what is new: a name tells the content, so an old compressed file is still right."""
        yield from super().compress_files([path for path in paths if not self.exists(f"{path}.br")])

    def _bundle(self, path: str) -> None:
        """Put the text of each imported file in the place of its `@import` line."""
        folder = PurePosixPath(path).parent
        with self.open(path) as file:
            source = file.read().decode()

        def text_of(found: re.Match[str]) -> str:
            with self.open(str(folder / found["name"])) as part:
                # Addresses in a part are relative to the part's folder, one level below the bundle.
                return str(part.read().decode()).replace('url("../../', 'url("../') + "\n"

        bundled = IMPORT.sub(text_of, source)
        if bundled != source:
            self.delete(path)
            self._save(path, ContentFile(bundled.encode()))
