"""The course through the generated Python client: upload a CSV, train, follow, predict, evaluate.

Only ordinary typed calls are used. Run by check.sh as: course.py ADDRESS
"""

import os
import sys
import tempfile
from pathlib import Path

import trainyard_client as trainyard

XOR = "a,b,out\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n"
HIDDEN_LAYER = {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]}
CLASSIFIER = {"layers": [{"units": 8, "activation": "relu"}, {"units": 3, "activation": "softmax"}]}


def check(truth, words):
    if not truth:
        sys.exit(f"course.py: {words}")


def upload(datasets):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "xor.csv")
        file.write_text(XOR, encoding="utf-8")
        dataset = datasets.upload_dataset(file=str(file), name="xor from Python", target=["out"],
                                          task="classification")
    check(dataset.rows == 4 and dataset.targets[0].classes == ["0", "1"], f"the upload became {dataset}")
    return dataset


def train_xor(runs, dataset):
    """Starts a run, follows it epoch by epoch while it is going, and waits for its end."""
    run = runs.create_run(trainyard.RunRequest(
        name="xor from Python", model=HIDDEN_LAYER, dataset=dataset.id, seed=42,
        training=trainyard.TrainingPlan(
            loss="mse", optimizer=trainyard.Optimizer(trainyard.OptimizerSgd(kind="sgd", learning_rate=0.5)),
            batch_size=4, epochs=2000)))
    seen, after = [], None
    while True:
        page = runs.get_epochs(run.id, after=after, wait=10)
        seen += [row.epoch for row in page.content]
        after = page.next
        if page.state == "completed" and not page.content:
            break
        check(page.state in ("queued", "running", "completed"), f"the run is {page.state}")
    check(seen == list(range(2001)), f"of the epochs 0 to 2000 these came: {seen[:3]} … {seen[-3:]}")
    run = runs.get_run(run.id, prefer="wait=10")
    check(run.metrics.train_accuracy == 1 and run.stop_reason == "epochs-done", f"XOR was not learnt: {run.metrics}")
    return run


def train_iris(runs):
    """One call: the answer comes when the training is finished."""
    run = runs.create_run(trainyard.RunRequest(
        name="iris from Python", model=CLASSIFIER, dataset="iris", seed=1,
        preprocessing=trainyard.Preprocessing(scaling="standard"),
        training=trainyard.TrainingPlan(
            optimizer=trainyard.Optimizer(trainyard.OptimizerAdam(kind="adam", learning_rate=0.01)),
            schedule=trainyard.LearningRateSchedule(trainyard.LearningRateScheduleConstant(kind="constant")),
            batch_size=16, epochs=100, early_stopping=trainyard.EarlyStopping(patience=50))), prefer="wait=60")
    check(run.state == "completed" and run.weights_sha256, f"iris is {run.state}")
    check(run.training.optimizer.actual_instance.beta1 == 0.9, "the answer does not show the defaults in force")
    return run


def main(address):
    settings = trainyard.Configuration(host=address, access_token=os.environ.get("TRAINYARD_API_KEY"))
    with trainyard.ApiClient(settings) as client:
        datasets, runs = trainyard.DatasetsApi(client), trainyard.RunsApi(client)
        insights = trainyard.InsightsApi(client)

        xor = train_xor(runs, upload(datasets))
        answer = runs.predict(xor.id, trainyard.Question(rows=[[0, 1], {"a": 1, "b": 1}]))
        check([one.label for one in answer.predictions] == ["1", "0"], f"XOR predicts {answer}")
        check("event:epoch" in runs.follow_run(xor.id).replace(" ", ""), "the stream of a finished run holds no epoch")
        again = runs.create_run(runs.get_run_request(xor.id), prefer="wait=60")
        check(again.weights_sha256 == xor.weights_sha256, "the same request gave other weights")

        iris = train_iris(runs)
        answer = runs.predict(iris.id, trainyard.Question(rows=[[5.1, 3.5, 1.4, 0.2]]))
        check(answer.predictions[0].label == "setosa", f"iris predicts {answer}")
        evaluation = insights.evaluate_run(iris.id, split="test")
        check(evaluation.accuracy >= 0.85 and len(evaluation.confusion_matrix) == 3, f"iris: {evaluation}")

        check(xor.id in [run.id for run in runs.list_runs(state="completed", size=100).content], "a run is not listed")
        try:
            runs.create_run(trainyard.RunRequest(model=HIDDEN_LAYER, dataset="no such dataset"))
            check(False, "a run on a dataset that does not exist was accepted")
        except trainyard.ApiException as refused:
            problem = trainyard.Problem.from_json(refused.body)
            check(refused.status == 404 and problem.errors[0].pointer == "/dataset", f"refused with {problem}")
        for run in (xor, again, iris):
            runs.delete_run(run.id)
        datasets.delete_dataset(xor.dataset.id)
        print(f"course.py: XOR loss {xor.metrics.train_loss:.2g}, iris accuracy {evaluation.accuracy:.3f} on its test part")


main(sys.argv[1])
