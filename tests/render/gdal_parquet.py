"""GDAL's own Parquet driver, for a Debian whose GDAL is packed without it (Debian has no Arrow libraries).

The driver is made of Debian's source of the very GDAL that is installed, and linked with the Arrow and Parquet
libraries out of a wheel of pyarrow: one old enough for GDAL 3.6's use of Arrow, for manylinux_2_28, the first of the
platforms with the C++ ABI that Debian has. It takes 60 MB of downloads and half a minute of compiling.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

PYARROW = "14.0.2"
ARROW, PARQUET = "libarrow.so.1400", "libparquet.so.1400"
PROGRAMS = ("apt-get", "dpkg", "dpkg-query", "dpkg-source", "g++", "ogr2ogr")


class Unavailable(Exception):
    """What the driver is made of cannot be had here."""


def plugins(cache: Path) -> Path:
    """The folder for GDAL_DRIVER_PATH that holds the driver; it is built where `cache` does not have it yet.

    Raises Unavailable where a program is missing or a source cannot be downloaded, CalledProcessError where the
    sources do not compile.
    """
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        raise Unavailable(f"{', '.join(missing)} not installed")
    made = cache / "plugins" / "ogr_Parquet.so"
    if not made.exists():
        with TemporaryDirectory() as scratch:
            build(made, fetch_arrow(cache), Path(scratch))
    return made.parent


def build(made: Path, arrow: Path, scratch: Path) -> None:
    """Make the driver of GDAL's sources, fetched into `scratch`."""
    headers, source = fetch_headers(scratch), fetch_source(scratch)
    full_version = scratch / "include" / "gdal_version_full"
    full_version.mkdir(parents=True)
    shutil.copy(headers / "gdal_version.h", full_version)
    drivers = source / "ogr" / "ogrsf_frmts"
    include = [arrow / "include", full_version.parent, headers, source / "ogr", source / "gcore", source / "port"]
    include += [drivers, *(drivers / name for name in ("arrow_common", "generic", "mem"))]
    # the driver over whole folders of files (ogrparquetdatasetlayer.cpp) needs Arrow's dataset library besides
    sources = [path for path in (drivers / "parquet").glob("*.cpp") if path.stem != "ogrparquetdatasetlayer"]
    libraries = [arrow / ARROW, arrow / PARQUET, gdal()]
    half = scratch / made.name
    run(
        ["g++", "-std=c++17", "-O1", "-w", "-fPIC", "-shared", "-DGDAL_COMPILATION", "-o", half]
        + [f"-I{path}" for path in include]
        + [*sources, *libraries, f"-Wl,-rpath,{arrow}", "-Wl,--no-undefined"]
    )
    made.parent.mkdir(exist_ok=True)
    shutil.move(half, made)


def fetch_arrow(cache: Path) -> Path:
    """Arrow's headers and libraries, out of the wheel; the driver loads the libraries from there."""
    wanted = f"--platform=manylinux_2_28_{platform.machine()}", "--python-version=3.11", "--only-binary=:all:"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *wanted]
    with TemporaryDirectory() as scratch:
        fetch([*pip, f"pyarrow=={PYARROW}"], Path(scratch))
        with ZipFile(next(Path(scratch).glob("*.whl"))) as wheel:
            names = [name for name in wheel.namelist() if "/include/" in name or name.endswith((ARROW, PARQUET))]
            wheel.extractall(cache, names)
    return cache / "pyarrow"


def fetch_headers(scratch: Path) -> Path:
    """The headers of the installed GDAL, out of libgdal-dev."""
    fetch(["apt-get", "--quiet", "download", f"libgdal-dev={installed('${Version}')}"], scratch)
    run(["dpkg", "--extract", next(scratch.glob("libgdal-dev_*.deb")), scratch / "dev"])
    return scratch / "dev" / "usr" / "include" / "gdal"


def fetch_source(scratch: Path) -> Path:
    """Debian's source of the installed GDAL; apt's lists of sources are kept in `scratch`, the system's left alone."""
    entry = ["apt-get", "indextargets", "--format", "deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)"]
    listed = run([*entry, "Created-By: Packages", "Origin: Debian"])
    sources, lists = scratch / "deb-src.list", scratch / "lists"
    sources.write_text(listed, encoding="utf-8")
    (lists / "partial").mkdir(parents=True)
    own = {"Etc::sourcelist": sources, "Etc::sourceparts": "/dev/null", "State::lists": lists}
    apt = ["apt-get", "--quiet", *(f"--option=Dir::{name}={value}" for name, value in own.items())]
    fetch([*apt, "update"], scratch)
    fetch([*apt, "source", "--download-only", f"gdal={installed('${source:Version}')}"], scratch)
    run(["dpkg-source", "--no-check", "--extract", next(scratch.glob("gdal_*.dsc")), scratch / "gdal"])
    return scratch / "gdal"


def fetch(command: list[str], folder: Path) -> None:
    """Let a program download into the folder; Unavailable where it cannot."""
    try:
        run(command, folder)
    except subprocess.CalledProcessError as error:
        raise Unavailable(f"{command[0]} cannot download {command[-1]}: {error.stderr.strip()[-300:]}") from error


def installed(field: str) -> str:
    """What dpkg says of the package with ogr2ogr."""
    return run(["dpkg-query", "--show", f"--showformat={field}", "gdal-bin"])


def gdal() -> Path:
    """The library behind the installed ogr2ogr."""
    linked = run(["ldd", shutil.which("ogr2ogr") or "ogr2ogr"]).split()
    return Path(next(word for word in linked if word.startswith("/") and "/libgdal." in word))


def run(command: Sequence[str | Path], folder: Path | None = None) -> str:
    """What a program printed; CalledProcessError where it failed."""
    done = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, check=True, text=True)
    return done.stdout
