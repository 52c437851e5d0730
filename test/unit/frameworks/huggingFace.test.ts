import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allProblems } from '../../../src/language/find/allProblems';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { parse } from '../../../src/language/index';
import { find, findInTree, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';
import { severityOf } from '../../../src/rules/reading';

/** A rate that is made up, and keys that are any trainer's. */
const notRead = ['get_adafactor_schedule tells a made-up rate', 'linear is the default'];
/** What only PyYAML refuses. */
const notAnError = ['a rate that PyYAML reads as text'];

describe('the schedules of transformers, as each release has them', () => {
  const cases = goldenCases('transformers', ({ name }) => !notRead.includes(name));
  for (const golden of cases) {
    const title = `${golden.name} (${golden.version})`;
    const { variable, error = '' } = golden;
    if (golden.values.length > 0) {
      it(title, () => assertGolden(golden, (found) => found.find(({ label }) => variable === undefined || label === variable)));
    } else if (!notAnError.includes(golden.name)) {
      it(`${title}: an error`, async () => {
        const found = await find(golden.language, golden.code ?? golden.config!, optionsOf(golden));
        const isSaid = found.some(
          (each) => each.unknowns.length > 0 || allProblems(each).some((problem) => severityOf(problem) === 'error'),
        );
        assert.ok(isSaid, `${error}: nothing is said.`);
      });
    }
  }
});

describe('what is a schedule of a trainer', () => {
  const nothing: readonly (readonly ['yaml' | 'json' | 'python', string])[] = [
    ['yaml', 'learning_rate: 1e-4\nepochs: 3\n'],
    ['yaml', 'lr_scheduler: cosine\nlearning_rate: 1e-4\n'],
    ['yaml', 'lr_scheduler_type: CosineAnnealingLR\n'],
    // Trainers by hand, whose scheduler is made elsewhere.
    ['yaml', 'per_gpu_train_batch_size: 8\nlearning_rate: 1e-6\nnum_train_epochs: 2\nmax_steps: 100\n'],
    ['yaml', 'learning_rate: 1e-6\nnum_train_epochs: 2\nwarmup_proportion: 0.1\nmax_steps: 100\n'],
    // A warm-up and then a constant rate, and none but a constant one.
    ['yaml', 'learning_rate: 4.e-7\nmax_train_steps: 200\nnum_train_epochs: 1\nper_device_batch_size: 2\nwarmup_steps_fraction: 0.1\n'],
    ['json', '{"name": "BaseTrainerConfig", "per_device_train_batch_size": 100, "num_epochs": 100, "learning_rate": 1e-3}'],
    ['yaml', 'profiler:\n  wait_steps: 1\n  warmup_steps: 2\n  num_cycles: 1\n'],
    ['yaml', 'micro_batch_size: 2\nlr_scheduler:\n  name: cosine\n'],
    ['yaml', 'model: m\nmicro_batch_size: 2\nlearning_rate: 1.0e-4\nmax_steps: 10\n'],
    ['yaml', 'beta_schedule: linear\nlinear_start: 0.0001\nlinear_end: 0.02\nnum_train_timesteps: 1000\n'],
    ['yaml', 'pipeline_parallel_schedule: Interleaved1F1B\nskip_warmup: true\nmmap_warmup: false\n'],
    ['yaml', 'lr_scheduler: constant\nlr_warmup_steps: 500\nmax_train_steps: 1000\n'],
    [
      'yaml',
      'per_gpu_train_batch_size: 1\nlearning_rate: 5.0e-6\nnum_train_epochs: 2\nmax_steps: 500\nwarmup_proportion: 0.1\nwarmup_steps: 0\n',
    ],
    ['yaml', 'per_device_train_batch_size: 1\nlearning_rate: 5.0e-6\nlr_scheduler_type: linear\nmax_steps: 500\nnum_warmup_steps: 50\n'],
    [
      'json',
      '{"name": "BaseTrainerConfig", "per_device_train_batch_size": 64, "num_epochs": 20, "learning_rate": 1e-3, "steps_saving": null}',
    ],
    ['yaml', 'learning_rate: 1.0e-4\n# lr_scheduler_type: cosine\nmax_steps: 100\n'],
    // The key beside it names the kind.
    [
      'json',
      '{"learning_rate": 1e-4, "lr_scheduler": "cosine", "lr_scheduler_num_cycles": 1, "lr_scheduler_type": "", "max_train_steps": 9, "output_dir": ""}',
    ],
    ['python', 'class TrainingArguments: pass\nargs = TrainingArguments(output_dir="o", max_steps=10)\n'],
    ['python', 'from mine import get_scheduler\nscheduler = get_scheduler("cosine", optimizer, 1, 10)\n'],
    ['python', 'from trainers import SFTConfig\nargs = SFTConfig(max_steps=10)\n'],
  ];
  for (const [language, text] of nothing) {
    it(`not ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await find(language, text), []);
    });
  }

  for (const name of ['SentenceTransformer', 'CrossEncoder', 'SparseEncoder']) {
    it(`is in the arguments of ${name}`, async () => {
      const imported = `from sentence_transformers.training_args import ${name}TrainingArguments\n`;
      const { schedule } = await findOne('python', `${imported}args = ${name}TrainingArguments(output_dir="out", max_steps=10)\n`);
      assert.equal(schedule!.at(0), 5e-5);
    });
  }

  it('has the rate of its class', async () => {
    const { parameters } = await findOne('python', 'from trl import SFTConfig\nargs = SFTConfig(output_dir="out", max_steps=10)\n');
    assert.equal(parameters.find(({ name }) => name === 'learning_rate')?.value, 2e-5);
  });

  it('asks for the updates where the data is not known', async () => {
    const { unknowns, totalSteps, curves } = await findOne('yaml', 'learning_rate: 1.0e-4\nnum_train_epochs: 3\nwarmup_ratio: 0.1\n');
    assert.deepEqual([unknowns.map(({ parameter }) => parameter.name), totalSteps, curves.length], [['max_steps'], undefined, 1]);
  });
});

describe('the learning rate that a class of trl has by default', () => {
  const rates = JSON.parse(readFileSync(join('test', 'reference', 'frameworks', 'trl_rates.json'), 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, number>>>
  >;
  for (const [version, classes] of Object.entries(rates))
    it(`is that of ${version}`, async () => {
      let read = 0;
      for (const [name, rate] of Object.entries(classes)) {
        const [found] = await find('python', `from trl import ${name}\na = ${name}("out", max_steps=10)\n`, {
          versions: new Map([['trl', version]]),
        });
        if (!found) continue;
        read++;
        assert.equal(found.schedule!.at(0), rate, name);
      }
      assert.ok(read >= 6, String(read));
    });
});

describe('the kind of get_scheduler', () => {
  const head =
    'import argparse, torch\nfrom transformers import SchedulerType, get_scheduler\nopt = torch.optim.SGD(m.parameters(), lr=1.0)\n';
  const option = (more: string) =>
    `parser = argparse.ArgumentParser()\nparser.add_argument("--kind", default="cosine"${more})\nargs = parser.parse_args()\n`;
  for (const [what, before, kind] of [
    ['an option of the type SchedulerType', option(', type=SchedulerType'), 'args.kind'],
    ['an option that is text', option(', type=str'), 'args.kind'],
    ['a member', '', 'SchedulerType.COSINE'],
    ['a member by its value', '', 'SchedulerType("cosine")'],
    ['a name for a member', 'kind = SchedulerType("cosine")\n', 'kind'],
  ] as const)
    it(`may be ${what}`, async () => {
      const { definition } = await findOne('python', `${head}${before}s = get_scheduler(${kind}, opt, 0, 100)\n`);
      assert.equal(definition?.name, 'cosine');
    });

  it('is not known of another type', async () =>
    assert.deepEqual(await find('python', `${head}${option(', type=make')}s = get_scheduler(args.kind, opt, 0, 100)\n`), []));
});

describe('a Trainer with an optimizer of its own', () => {
  const head = 'import torch\nfrom transformers import Trainer, TrainingArguments\nopt = torch.optim.AdamW(m.parameters(), lr=0.5)\n';
  const made = (args: string, optimizers: string) =>
    findOne('python', `${head}args = TrainingArguments("out", max_steps=4${args})\nTrainer(m, args${optimizers})\n`);
  const first = async (args: string, optimizers: string) => (await made(args, optimizers)).schedule?.at(0);

  it('has the rate of the optimizer, and says that learning_rate does not count', async () => {
    const { schedule, problems } = await made(', learning_rate=7.0', ', optimizers=(opt, None)');
    assert.equal(schedule!.at(0), 0.5);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unused-argument'],
    );
    assert.deepEqual((await made('', ', optimizers=(opt, None)')).problems, []);
  });

  it('has no curve where its optimizer is not known, or where it has a scheduler', async () => {
    assert.equal(await first(', learning_rate=7.0', ', optimizers=(make(m), None)'), undefined);
    assert.equal(await first(', learning_rate=7.0', ', optimizers=(opt, sched)'), undefined);
  });

  it('has the rate of its arguments with none, and leaves other arguments alone', async () => {
    assert.equal(await first(', learning_rate=7.0', ', optimizers=(None, None)'), 7);
    assert.equal(await first(', learning_rate=7.0', ''), 7);
    const other = `${head}args = TrainingArguments("out", max_steps=4, learning_rate=7.0)\nTrainer(m, others, optimizers=(opt, None))\n`;
    assert.equal((await findOne('python', other)).schedule!.at(0), 7);
  });
});

describe('a run that goes on from a checkpoint', () => {
  // As transformers 5.24 was seen to do it: resumed at step 4 of 16 with twice the rate, it goes on with 0.75, 0.6875, 0.625; with another total it
  // has the last rate once more.
  const note = async (more: string) =>
    (await findOne('python', `from transformers import TrainingArguments\nargs = TrainingArguments("out", max_steps=16${more})\n`))
      .definition!.note ?? '';
  it('says what it keeps', async () => {
    assert.match(await note(', resume_from_checkpoint="out/checkpoint-4"'), /keeps the learning rate that was saved/);
    assert.match(await note(', resume_from_checkpoint=True'), /keeps the learning rate that was saved/);
    for (const none of ['', ', resume_from_checkpoint=None', ', resume_from_checkpoint=False'])
      assert.doesNotMatch(await note(none), /saved/);
  });
});

describe('classes that a script makes of TrainingArguments, as transformers fills them in', () => {
  const cases = goldenCases('transformers_classes');
  for (const golden of cases)
    it(golden.name, () => assertGolden(golden, (found) => found.find(({ label, schedule }) => label === golden.variable && schedule)));

  const imports = 'from dataclasses import dataclass, field\nfrom transformers import TrainingArguments\n';
  const count = async (code: string) => (await find('python', `${imports}${code}`)).length;

  it('show nothing where they say nothing of the schedule, or set it themselves', async () => {
    const cached = 'cache_dir: str = field(default=None)';
    assert.equal(await count(`@dataclass\nclass A(TrainingArguments):\n    ${cached}\n`), 0);
    assert.equal(await count('@dataclass\nclass A:\n    lr_scheduler_type: str = "cosine"\n'), 0);
    assert.equal(await count('@dataclass\nclass A(A):\n    warmup_steps: int = 5\n'), 0);
    const set = 'def __post_init__(self):\n        self.learning_rate = 1.0\n';
    assert.equal(await count(`@dataclass\nclass A(TrainingArguments):\n    learning_rate: float = 1e-4\n    ${set}`), 0);
  });

  it('are read anew when what stands above the class is edited', async () => {
    const text = `${imports}@dataclass\nclass A(TrainingArguments):\n    learning_rate: float = 1e-4\n    max_steps: int = 9\n`;
    const { frameworks } = await frameworksFor(text, 'python');
    const memory = {};
    const labels = async (each: string) =>
      findInTree('python', await parse('python', each), { frameworks }, memory).map(({ label }) => label);
    assert.deepEqual(await labels(text), ['A']);
    assert.deepEqual(await labels(text.replace('@dataclass\n', '@other\n')), []);
    assert.deepEqual(await labels(text), ['A']);
  });

  it('say that something else may count, and lead to the defaults in the text', async () => {
    const code = `${imports}@dataclass\nclass Arguments(TrainingArguments):\n    learning_rate: float = field(default=2e-4)\n    max_steps: int = 9\n`;
    const { definition, parameters, range, label } = await findOne('python', code);
    const literal = parameters.find(({ name }) => name === 'learning_rate')!.literal!;
    assert.deepEqual(
      [label, code.slice(literal.from, literal.to), code.slice(range.from, range.to)],
      ['Arguments', '2e-4', 'class Arguments(TrainingArguments)'],
    );
    assert.match(definition!.note!, /defaults of a class/);
  });
});

describe('the length of a run that TrainingArguments do not say', () => {
  for (const [what, text] of [
    ['a name of the script', 'max_steps = 500\nargs = TrainingArguments("out", learning_rate=1e-4)\n'],
    ['a name beside a limit that is off', 'max_steps = 500\nargs = TrainingArguments("out", learning_rate=1e-4, max_steps=-1)\n'],
    [
      'other arguments',
      'first = TrainingArguments("out", learning_rate=1e-4)\ndef f():\n    second = TrainingArguments("o", max_steps=500)\n',
    ],
  ] as const) {
    it(`is not that of ${what}`, async () => {
      const [found] = await find('python', `from transformers import TrainingArguments\n${text}`);
      assert.equal(found!.totalSteps, undefined);
      assert.deepEqual(
        found!.unknowns.map(({ parameter }) => parameter.name),
        ['max_steps'],
      );
    });
  }
});

describe('lr_scheduler_kwargs', () => {
  const make = (given: string, before = '') =>
    `from transformers import TrainingArguments\n${before}a = TrainingArguments("out", learning_rate=1.0, max_steps=8, lr_scheduler_type="cosine_with_restarts", lr_scheduler_kwargs=${given})\n`;
  const classOf = (factory: string) =>
    `from trl import SFTConfig\n@dataclass\nclass A(SFTConfig):\n    learning_rate: float = 1.0\n    max_steps: int = 8\n    lr_scheduler_type: str = "cosine_with_restarts"\n    lr_scheduler_kwargs: dict = field(default_factory=${factory})\n`;
  for (const text of [
    make('{"num_cycles": 2}'),
    make('kw', 'kw = {"num_cycles": 2}\n'),
    make('kw', 'kw = dict(num_cycles=2)\n'),
    classOf('lambda: {"num_cycles": 2}'),
  ]) {
    it(`are read: ${text.slice(text.indexOf('kwargs'))}`, async () => {
      const { schedule } = await findOne('python', text);
      // transformers 5.24: 0.5 * (1 + cos(pi * ((2 * step / 8) % 1)))
      assert.deepEqual(
        [0, 2, 4, 6].map((step) => Math.round(schedule!.at(step) * 1e9) / 1e9),
        [1, 0.5, 1, 0.5],
      );
    });
  }

  for (const text of [
    make('json.load(f)'),
    make('kw', 'kw = {"num_cycles": 2}\nkw["num_cycles"] = 3\n'),
    make('kw', 'kw = {"num_cycles": 2}\nkw.update(more)\n'),
    make('kw').replace('cosine_with_restarts', 'cosine_with_min_lr'),
    classOf('make'),
  ]) {
    it(`are not known, and nothing is drawn as if they were not there: ${text.slice(text.indexOf('kw'), 120)}`, async () => {
      const { schedule, problems } = await findOne('python', text);
      assert.equal(schedule, undefined);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['no-curve'],
      );
    });
  }
});
