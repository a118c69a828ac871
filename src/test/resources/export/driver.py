"""Imports exported sources and lets each answer the question beside it: NAME.py, NAME.json, NAME.out."""
import importlib.util
import json
import pathlib
import sys

for file in sorted(pathlib.Path(sys.argv[1]).glob(sys.argv[2])):
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    question = json.loads(file.with_suffix(".json").read_text("utf-8"))
    answer = {
        "predictions": module.predict(question["rows"]),
        "examples": module.predict(module.ROWS),
        "service": module.SERVICE,
        "columns": module.COLUMNS,
        "classes": getattr(module, "CLASSES", None),
        "exact": module.weights_sha256() == module.WEIGHTS_SHA256,
    }
    if "train" in sys.argv:
        network = module.train(module.NETWORK, question["rows"], question["targets"])
        answer["trained"] = module.predict(question["rows"], network)
    file.with_suffix(".out").write_text(json.dumps(answer), "utf-8")
