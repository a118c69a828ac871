"""Trains workloads on command, one library a process: rounds.py torch|sklearn <workloads.json> <folder of floats>.

Says on its first line which library this is, or what is missing. Then it reads commands from standard input:
    load <workload>   answers "ready", or "cannot" with a reason
    round             trains from the start weights; answers CPU seconds of the training alone, and the final loss
"""
import importlib
import json
import pathlib
import sys
import time

try:
    import numpy
except ImportError:  # then its library is missing too, and main says so
    numpy = None


class Floats:
    """The float32 files of one workload, little-endian and row-major, as the Java side wrote them."""

    def __init__(self, folder):
        self.folder = folder

    def matrix(self, name, columns):
        return numpy.fromfile(self.folder / name, dtype="<f4").reshape(-1, columns)

    def vector(self, name):
        return numpy.fromfile(self.folder / name, dtype="<f4")


def blas_in_use():
    """OpenBLAS has to be what the library multiplies with; Debian's fallback is many times slower."""
    numpy.ones((64, 64), "f4") @ numpy.ones((64, 64), "f4")
    with open("/proc/self/maps") as maps:
        return "OpenBLAS" if "openblas" in maps.read() else None


def main():
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is not an answer

    def answer(line):
        print(line, file=answers, flush=True)

    library, workloads, folder = sys.argv[1], json.loads(pathlib.Path(sys.argv[2]).read_text()), sys.argv[3]
    try:
        side_module = importlib.import_module(library + "_side")
    except ImportError as error:
        return answer(f"missing {error}")
    if not blas_in_use():
        return answer("missing OpenBLAS: it multiplies with another BLAS")
    answer(f"library {side_module.VERSION}, {blas_in_use()}")

    side = None
    for command in sys.stdin:
        word, *rest = command.split()
        if word == "load":
            workload = next(one for one in workloads if one["name"] == rest[0])
            reason = side_module.cannot(workload)
            if reason:
                answer("cannot " + reason)
            else:
                side = side_module.Side(workload, Floats(pathlib.Path(folder) / rest[0]))
                answer("ready")
        else:
            side.restart()
            start = time.process_time()
            side.train()
            seconds = time.process_time() - start
            answer(f"{seconds!r} {side.loss()!r}")


main()
