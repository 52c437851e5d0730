// What the installed libraries are asked, by the libraries themselves where a Python has them: that of WEIGHT_SCHEDULES_PYTHON (several with
// the system's separator), else python3.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';
import { compareInstalled, installedRequests } from '../../../../src/preview/compare/installed';
import { readAnswers } from '../../../../src/preview/compare/installedAnswers';
import { runPython } from '../../../../src/process/runPython';
import { find } from '../../../fixtures/find';

const script = resolve('media/check/installed.py');
const pythons = (process.env.WEIGHT_SCHEDULES_PYTHON ?? 'python3').split(delimiter);

/** The release of a package that a Python has. */
function releaseIn(python: string, library: string): string | undefined {
  const { stdout, status } = spawnSync(python, ['-I', '-c', `import importlib.metadata as m; print(m.version("${library}"))`], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
}

async function ask(python: string, text: string, versions: ReadonlyMap<string, string>) {
  const found = await find('python', text, { versions });
  const requests = installedRequests(found);
  const outcome = await runPython({
    interpreter: python,
    script,
    input: JSON.stringify(requests),
    milliseconds: 100_000,
    onCancel: () => undefined,
  });
  assert.ok(outcome.kind === 'ended', JSON.stringify(outcome));
  const answers = readAnswers(outcome.output, requests);
  assert.ok(answers, outcome.errors);
  return { found, requests, answers };
}

const torchText = `import torch
from torch.optim.lr_scheduler import (StepLR, MultiStepLR, ConstantLR, LinearLR, ExponentialLR, PolynomialLR, CosineAnnealingLR, CyclicLR, OneCycleLR,
    CosineAnnealingWarmRestarts, ReduceLROnPlateau, LambdaLR, MultiplicativeLR, SequentialLR, ChainedScheduler)
from torch.optim.swa_utils import SWALR
opt = torch.optim.SGD([{"params": a, "lr": 0.5}, {"params": b}], lr=0.1, momentum=0.9)
step = StepLR(opt, step_size=3, gamma=0.5)
multi = MultiStepLR(opt, milestones=[3, 7], gamma=0.1)
constant = ConstantLR(opt, factor=0.25, total_iters=4)
linear = LinearLR(opt, start_factor=0.1, total_iters=6)
exponential = ExponentialLR(opt, gamma=0.9)
polynomial = PolynomialLR(opt, total_iters=8, power=2.0)
cosine = CosineAnnealingLR(opt, T_max=10, eta_min=0.01)
restarts = CosineAnnealingWarmRestarts(opt, T_0=4, T_mult=2)
cyclic = CyclicLR(opt, base_lr=0.1, max_lr=1.0, step_size_up=5, mode="triangular2")
one = OneCycleLR(opt, max_lr=[1.0, 0.5], total_steps=20)
swa = SWALR(opt, swa_lr=0.05, anneal_epochs=4)
plateau = ReduceLROnPlateau(opt, patience=2, factor=0.5)
function = LambdaLR(opt, lr_lambda=lambda t: 0.9 ** t)
product = MultiplicativeLR(opt, lr_lambda=lambda t: 0.95)
sequence = SequentialLR(opt, [LinearLR(opt, 0.1, total_iters=5), CosineAnnealingLR(opt, T_max=10)], milestones=[5])
chain = ChainedScheduler([ConstantLR(opt, factor=0.1, total_iters=2), ExponentialLR(opt, gamma=0.9)])
long = CosineAnnealingLR(opt, T_max=20000)
`;
const torchNames =
  'step multi constant linear exponential polynomial cosine restarts cyclic one swa plateau function product sequence chain long'.split(
    ' ',
  );

const texts: Readonly<Record<string, readonly [text: string, ...names: string[]]>> = {
  torch: [torchText, ...torchNames],
  optax: [
    `import optax
linear = optax.linear_schedule(1.0, 0.1, 10)
cosine = optax.cosine_decay_schedule(init_value=0.1, decay_steps=20, alpha=0.1)
warm = optax.warmup_cosine_decay_schedule(0.0, 1.0, 5, 20, 0.1)
decay = optax.exponential_decay(1.0, transition_steps=5, decay_rate=0.5, staircase=True)
pieces = optax.piecewise_constant_schedule(1.0, {5: 0.5, 10: 0.1})
cycle = optax.cosine_onecycle_schedule(20, 1.0)
joined = optax.join_schedules([optax.linear_schedule(0.0, 1.0, 5), optax.cosine_decay_schedule(1.0, 10)], [5])
`,
    ...'linear cosine warm decay pieces cycle joined'.split(' '),
  ],
  keras: [
    `import keras
decay = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=10, decay_rate=0.5)
cosine = keras.optimizers.schedules.CosineDecay(0.1, decay_steps=20, warmup_target=1.0, warmup_steps=5)
whole = keras.optimizers.schedules.CosineDecay(initial_learning_rate=1, decay_steps=100)
pieces = keras.optimizers.schedules.PiecewiseConstantDecay([5, 10], [1.0, 0.5, 0.1])
`,
    ...'decay cosine whole pieces'.split(' '),
  ],
  transformers: [
    `import torch
from transformers import get_scheduler, get_cosine_schedule_with_warmup, TrainingArguments
opt = torch.optim.AdamW([{"params": a}, {"params": b, "lr": 1e-5}], lr=1e-3)
linear = get_scheduler("linear", opt, num_warmup_steps=4, num_training_steps=20)
poly = get_scheduler("polynomial", opt, num_warmup_steps=0, num_training_steps=8, scheduler_specific_kwargs={"lr_end": 1e-4})
cosine = get_cosine_schedule_with_warmup(opt, num_warmup_steps=3, num_training_steps=12)
args = TrainingArguments(output_dir="o", learning_rate=1e-3, max_steps=50, warmup_steps=5, lr_scheduler_type="cosine_with_min_lr", lr_scheduler_kwargs={"min_lr": 1e-5})
`,
    ...'linear poly cosine args'.split(' '),
  ],
};

describe('what is installed', () => {
  for (const [library, [text, ...names]] of Object.entries(texts)) {
    const having = pythons.map((python) => ({ python, release: releaseIn(python, library) }));
    const python = having.find(({ release }) => release !== undefined) ?? having[0]!;

    it(`is asked of ${library}${python.release === undefined ? ', which is missing here' : ` ${python.release}`}`, async function () {
      this.timeout(120_000);
      const { found, answers, requests } = await ask(
        python.python,
        text,
        new Map(python.release === undefined ? [] : [[library, python.release]]),
      );
      assert.deepEqual(
        requests.map(({ id }) => id).filter((id) => names.includes(id)),
        names,
      );
      const { rows, curves } = compareInstalled(found, answers.answers);
      for (const name of names) {
        const own = rows.filter(({ label }) => label === name || label.startsWith(`${name} `));
        const wanted = python.release === undefined ? /is not installed for this Python/ : /^the same in |stops behind step/;
        assert.ok(own.length > 0, name);
        for (const row of own) assert.match(row.text, wanted, `${row.label}: ${row.text}`);
      }
      if (python.release !== undefined) assert.ok(curves.length >= names.length);
    });
  }

  const given = (values: Readonly<Record<string, readonly (number | null)[]>>, more: object = {}) =>
    JSON.stringify({ python: '3.11.9', answers: [{ values, version: '9.9', raised: null, ...more }] });

  async function compared(output: (count: number) => string): Promise<readonly string[]> {
    const found = await find('python', 'import torch\ns = torch.optim.lr_scheduler.StepLR(torch.optim.SGD(p, lr=1.0), step_size=2)\n');
    const requests = installedRequests(found);
    const answers = readAnswers(output(requests[0]!.steps.length), requests)!;
    return compareInstalled(found, answers.answers).rows.map(({ label, text }) => `${label}: ${text}`);
  }

  it('differs where another release does otherwise, and the place of the largest difference is said', async () => {
    const lr = (count: number) => Array.from({ length: count }, (_, step) => (step < 4 ? 1 : 0.01));
    // Ours falls to 0.1 at step 2.
    assert.deepEqual(await compared((count) => given({ lr: lr(count) })), ['s: 0.1, but 1 in torch 9.9 at step 2, a difference of 0.9']);
  });

  it('may raise what ours does not, and have no value where ours has one', async () => {
    const [row, end] = await compared(() => given({ lr: [1, null] }, { raised: 'ValueError: over' }));
    assert.equal(row, 's: 1, but no value in torch 9.9 at step 1');
    assert.equal(end, 's: torch 9.9 stops behind step 1: ValueError: over');
  });

  it('says what is missing and what is raised', async () => {
    const answer = (each: object) => JSON.stringify({ python: '3', answers: [each] });
    assert.deepEqual(await compared(() => answer({ missing: 'torch' })), ['s: torch is not installed for this Python.']);
    assert.deepEqual(await compared(() => answer({ error: 'TypeError: no' })), ['s: What is installed raises an error: TypeError: no']);
  });

  it('is not read out of anything else', async () => {
    const found = await find('python', 'import optax\ns = optax.linear_schedule(1.0, 0.0, 10)\n');
    const requests = installedRequests(found);
    for (const output of [
      '',
      'hello',
      '[]',
      '{"python": "3"}',
      '{"python": "3", "answers": []}',
      '{"python": "3", "answers": [{}]}',
      given({ '': [] }),
    ])
      assert.equal(readAnswers(output, requests), undefined, output);
  });

  it('is not asked where a number is not known, or where something else steps the scheduler', async () => {
    const unknown = 'import torch\ns = torch.optim.lr_scheduler.StepLR(opt, step_size=2)\n';
    assert.deepEqual(installedRequests(await find('python', unknown)), []);
    const stepped = `import torch
from accelerate import Accelerator
accelerator = Accelerator()
opt = torch.optim.SGD(p, lr=1.0)
s = torch.optim.lr_scheduler.StepLR(opt, step_size=2)
opt, s = accelerator.prepare(opt, s)
`;
    assert.deepEqual(installedRequests(await find('python', stepped)), []);
  });

  it('gets nothing of a text but numbers and names of ours', async () => {
    const text = `import torch
opt = torch.optim.SGD(p, lr=1.0)
s = torch.optim.lr_scheduler.CyclicLR(opt, base_lr=0.1, max_lr=1.0, step_size_up=5, mode="__import__('os')")
t = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=5)
`;
    const sent = JSON.stringify(installedRequests(await find('python', text)));
    assert.doesNotMatch(sent, /import|os'/);
    assert.match(sent, /CosineAnnealingLR/);
  });
});
