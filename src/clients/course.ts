/**
 * The course through the generated TypeScript client: upload a CSV, train, follow, predict, evaluate.
 * Only ordinary typed calls are used. Run by check.sh as: node course.js ADDRESS
 */
import {
  Configuration, DatasetsApi, InsightsApi, ProblemFromJSON, ResponseError, RunsApi, UploadDatasetTaskEnum,
  type Dataset, type RunView,
} from './client/index.js';

const XOR = 'a,b,out\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n';
const HIDDEN_LAYER = { layers: [{ units: 3, activation: 'tanh' }, { units: 1, activation: 'sigmoid' }] };
const CLASSIFIER = { layers: [{ units: 8, activation: 'relu' }, { units: 3, activation: 'softmax' }] };

const configuration = new Configuration({
  basePath: process.argv[2], accessToken: process.env.TRAINYARD_API_KEY,
});
const datasets = new DatasetsApi(configuration);
const runs = new RunsApi(configuration);
const insights = new InsightsApi(configuration);

function check(truth: boolean, words: string, seen?: unknown): void {
  if (!truth) {
    console.error(`course.ts: ${words}`, seen ?? '');
    process.exit(1);
  }
}

async function upload(): Promise<Dataset> {
  const file = new File([XOR], 'xor.csv', { type: 'text/csv' });
  const dataset = await datasets.uploadDataset({
    file, name: 'xor from TypeScript', target: ['out'], task: UploadDatasetTaskEnum.Classification,
  });
  check(dataset.rows === 4 && dataset.targets[0]?.classes?.join() === '0,1', 'the upload became', dataset);
  return dataset;
}

/** Starts a run, follows it epoch by epoch while it is going, and waits for its end. */
async function trainXor(dataset: Dataset): Promise<RunView> {
  const { id } = await runs.createRun({
    runRequest: {
      name: 'xor from TypeScript', model: HIDDEN_LAYER, dataset: dataset.id, seed: 42,
      training: { loss: 'mse', optimizer: { kind: 'sgd', learningRate: 0.5 }, batchSize: 4, epochs: 2000 },
    },
  });
  const seen: number[] = [];
  for (let after: number | undefined; ;) {
    const page = await runs.getEpochs({ id, after, wait: 10 });
    seen.push(...page.content.map(row => row.epoch));
    after = page.next ?? undefined;
    if (page.state === 'completed' && page.content.length === 0) break;
    check(['queued', 'running', 'completed'].includes(page.state), 'the run is', page.state);
  }
  check(seen.length === 2001 && seen.every((epoch, i) => epoch === i), 'epochs 0 to 2000 did not come in order', seen);
  const run = await runs.getRun({ id, prefer: 'wait=10' });
  check(run.metrics?.trainAccuracy === 1 && run.stopReason === 'epochs-done', 'XOR was not learnt', run.metrics);
  return run;
}

/** One call: the answer comes when the training is finished. */
async function trainIris(): Promise<RunView> {
  const run = await runs.createRun({
    prefer: 'wait=60',
    runRequest: {
      name: 'iris from TypeScript', model: CLASSIFIER, dataset: 'iris', seed: 1,
      preprocessing: { scaling: 'standard' },
      training: {
        optimizer: { kind: 'adam', learningRate: 0.01 }, schedule: { kind: 'constant' },
        batchSize: 16, epochs: 100, earlyStopping: { patience: 50 },
      },
    },
  });
  check(run.state === 'completed' && run.weightsSha256 !== null, 'iris is', run.state);
  const optimizer = run.training.optimizer;
  check(optimizer?.kind === 'adam' && optimizer.beta1 === 0.9, 'the answer does not show the defaults in force', optimizer);
  return run;
}

const xor = await trainXor(await upload());
const said = await runs.predict({ id: xor.id, question: { rows: [[0, 1], { a: 1, b: 1 }] } });
check(said.predictions.map(one => one.label).join() === '1,0', 'XOR predicts', said);
const stream = await runs.followRun({ id: xor.id });
check(/event: ?epoch/.test(stream ?? ''), 'the stream of a finished run holds no epoch', stream?.slice(0, 200));
const runRequest = await runs.getRunRequest({ id: xor.id });
const again = await runs.createRun({ runRequest, prefer: 'wait=60' });
check(again.weightsSha256 === xor.weightsSha256, 'the same request gave other weights', again.weightsSha256);

const iris = await trainIris();
const flower = await runs.predict({ id: iris.id, question: { rows: [[5.1, 3.5, 1.4, 0.2]] } });
check(flower.predictions[0]?.label === 'setosa', 'iris predicts', flower);
const evaluation = await insights.evaluateRun({ id: iris.id, split: 'test' });
check((evaluation.accuracy ?? 0) >= 0.85 && evaluation.confusionMatrix?.length === 3, 'iris', evaluation);

const listed = await runs.listRuns({ state: 'completed', size: 100 });
check(listed.content.some(run => run.id === xor.id), 'a run is not listed');
try {
  await runs.createRun({ runRequest: { model: HIDDEN_LAYER, dataset: 'no such dataset' } });
  check(false, 'a run on a dataset that does not exist was accepted');
} catch (refused) {
  check(refused instanceof ResponseError && refused.response.status === 404, 'refused with', refused);
  const problem = ProblemFromJSON(await (refused as ResponseError).response.json());
  check(problem.errors?.[0]?.pointer === '/dataset', 'refused with', problem);
}
for (const { id } of [xor, again, iris]) {
  await runs.deleteRun({ id });
}
await datasets.deleteDataset({ id: xor.dataset.id! });
console.log(`course.ts: XOR loss ${xor.metrics?.trainLoss?.toPrecision(2)}, `
  + `iris accuracy ${evaluation.accuracy?.toFixed(3)} on its test part`);
