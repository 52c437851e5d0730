// How long the run around a schedule is, in texts that say it in one way or another, or do not say it.
import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { factsText } from '../../../../src/features/hover/factsText';
import { type Language, parse } from '../../../../src/language/index';
import { originMessage } from '../../../../src/language/resolve/origin';
import { find, findInTree } from '../../../fixtures/find';

const yaml = 'w: schedule(linear, 0.1)\n';
const python = 'w = schedule("linear", 0.1)\n';

/** What is said, and the total that follows from it. */
const known: readonly (readonly [what: string, Language, string, number])[] = [
  ['the nearest mapping, in epochs', 'yaml', `max_steps: 90000\nstage:\n  epochs: 4\n  steps_per_epoch: 50\n  ${yaml}`, 200],
  [
    "the trainer's steps, not the minimizer's",
    'yaml',
    `optimizer: {type: LBFGS, max_iter: 25, lr: "schedule(linear, 1)"}\ntrainer: {max_steps: 700}\n`,
    700,
  ],
  // OmegaConf 2.3.1 resolves these so.
  ['a key that is selected', 'yaml', `n: 700\ntrainer: {max_steps: "\${oc.select:n,100}"}\n${yaml}`, 700],
  ['a key beside that is selected', 'yaml', `trainer: {n: 8, max_steps: "\${oc.select:.n,3}"}\n${yaml}`, 8],
  ['a key that is not there', 'yaml', `trainer: {max_steps: "\${oc.select:trainer.other,100}"}\n${yaml}`, 100],
  ['a key that is left open', 'yaml', `run: {n: "???", m: 9}\ntrainer: {max_steps: "\${oc.select:run.n,\${run.m}}"}\n${yaml}`, 9],
  ['steps of the training, not of the data', 'yaml', `data: {num_steps: 64}\ntraining: {num_steps: 900}\n${yaml}`, 900],
  [
    'iterations of an epoch',
    'python',
    `class T(nnUNetTrainer):\n    def __init__(self):\n        self.num_epochs = 1000\n        self.num_iterations_per_epoch = 250\n        self.w = schedule("linear", 1)\n`,
    250_000,
  ],
  ['steps of an epoch that are limited', 'yaml', `epochs: 3\nmax_steps_per_epoch: 10\ndataset_size: 800\nbatch_size: 2\n${yaml}`, 30],
  [
    'a limit of the steps that is not reached',
    'yaml',
    `epochs: 3\nmax_steps_per_epoch: 900\ndataset_size: 800\nbatch_size: 2\n${yaml}`,
    1200,
  ],
  ['a limit of the steps that is not set', 'yaml', `epochs: 3\nmax_steps_per_epoch: null\ndataset_size: 800\nbatch_size: 2\n${yaml}`, 1200],
  // accelerate's processes share batches: 1989 // (199 * 2) is 4.
  [
    'batches that are dropped of several processes',
    'yaml',
    `num_train_epochs: 2\ndataset_size: 1989\nper_device_train_batch_size: 199\nworld_size: 2\ndataloader_drop_last: true\n${yaml}`,
    8,
  ],
  ['processes on one node', 'yaml', `trainer: {devices: 2, max_epochs: 5}\ndataset_size: 400\nbatch_size: 20\n${yaml}`, 50],
  ['a list of devices', 'yaml', `trainer: {devices: [0, 3], max_epochs: 5}\ndataset_size: 400\nbatch_size: 20\n${yaml}`, 50],
  ['devices as text', 'yaml', `gpus: "0,1,2,3"\nepochs: 5\ndataset_size: 400\nbatch_size: 20\n${yaml}`, 25],
  ['processes on several nodes', 'yaml', `gpus: 2\nnum_nodes: 4\nepochs: 10\ndataset_size: 1600\nbatch_size: 10\n${yaml}`, 200],
  [
    "DeepSpeed's batch, which accumulates",
    'json',
    '{"train_batch_size": 32, "gradient_accumulation_steps": 4, "dataset_size": 320, "epochs": 3, "w": "schedule(linear, 1)"}',
    30,
  ],
  [
    "DeepSpeed's batch with all that it is made of",
    'json',
    '{"train_batch_size": 48, "train_micro_batch_size_per_gpu": 4, "gradient_accumulation_steps": 3, "world_size": 4, "dataset_size": 480, "epochs": 2, "w": "schedule(linear, 1)"}',
    20,
  ],
  ['a limit of the batches', 'yaml', `trainer: {max_epochs: 3, limit_train_batches: 20}\ndataset_size: 1000\nbatch_size: 10\n${yaml}`, 60],
  ['a limit as a share', 'yaml', `trainer: {max_epochs: 3, limit_train_batches: 0.25}\ndataset_size: 1000\nbatch_size: 10\n${yaml}`, 75],
  ['time that is scaled', 'yaml', `max_duration: 901ba\nscale_schedule_ratio: 0.5\n${yaml}`, 450],
  [
    "DeepSpeed's batch in a section",
    'yaml',
    `deepspeed:\n  train_batch_size: 64\n  gradient_accumulation_steps: 2\n  train_micro_batch_size_per_gpu: 32\ndataset_size: 640\nepochs: 3\n${yaml}`,
    30,
  ],
  [
    "DeepSpeed's batch in a program",
    'python',
    `ds_config = {"train_batch_size": 64, "gradient_accumulation_steps": 2, "zero_optimization": {"stage": 1}}\ndataset_size = 640\nepochs = 3\n${python}`,
    30,
  ],
  ['a limit alone', 'yaml', `trainer: {max_epochs: 3, limit_train_batches: 20}\n${yaml}`, 60],
  ['batches that are dropped', 'yaml', `epochs: 2\ndataset_size: 105\nbatch_size: 10\ndrop_last: true\n${yaml}`, 20],
  ['an attribute of a config', 'python', `cfg.SOLVER.MAX_ITER = 450\ncfg.SOLVER.W = schedule("linear", 1)\n`, 450],
  ['what a Trainer is made with', 'python', `${python}trainer = Trainer(model, max_steps=80)\n`, 80],
  [
    'what a Trainer is made with, and names',
    'python',
    `N = 4\nsteps_per_epoch = 30\nclass M:\n    def __init__(self):\n        self.w = schedule("linear", 1)\nt = pl.Trainer(max_epochs=2 * N)\n`,
    240,
  ],
  [
    'what is nearer than a Trainer',
    'python',
    'def f():\n    max_steps = 70\n    return schedule("linear", 1)\ntrainer = Trainer(max_steps=80)\n',
    70,
  ],
  [
    'an option of the command line',
    'python',
    `p.add_argument("--max_train_steps", type=int, default=150)\nargs = p.parse_args()\n${python}`,
    150,
  ],
  [
    'batches of which a few are fitted to, which win over the limit',
    'yaml',
    `trainer: {max_epochs: 4, overfit_batches: 5, limit_train_batches: 50}\ndataset_size: 1000\nbatch_size: 10\n${yaml}`,
    20,
  ],
  [
    'limits that are off',
    'yaml',
    `trainer: {max_epochs: 3, overfit_batches: 0.0, limit_train_batches: null}\ndataset_size: 80\nbatch_size: 8\n${yaml}`,
    30,
  ],
  ['batches that a loader drops', 'yaml', `epochs: 2\ndataset_size: 105\nbatch_size: 10\ndataloader: {drop_last: true}\n${yaml}`, 20],
  ["epochs that end before fairseq's updates", 'yaml', `max_update: 900\nmax_epoch: 4\nsteps_per_epoch: 50\n${yaml}`, 200],
  ["epochs that end before Lightning's steps", 'yaml', `trainer: {max_steps: 900, max_epochs: 4}\nsteps_per_epoch: 50\n${yaml}`, 200],
  ['epochs, where the steps have no end', 'yaml', `max_steps: .inf\nepochs: 4\nsteps_per_epoch: 50\n${yaml}`, 200],
  ['steps, where there is no limit of epochs', 'yaml', `trainer: {max_steps: 900, max_epochs: -1}\n${yaml}`, 900],
  [
    'batches, where the steps of an epoch are not set',
    'yaml',
    `steps_per_epoch: null\nepochs: 3\ndataset_size: 80\nbatch_size: 8\n${yaml}`,
    30,
  ],
  [
    "the trainer's steps, not what stands within a minimizer",
    'yaml',
    `optimizer: {type: L-BFGS, params: {max_iter: 25, w: "schedule(linear, 1)"}}\nmax_steps: 700\n`,
    700,
  ],
  [
    "the trainer's steps, not a classifier's",
    'yaml',
    `probe: {_target_: sklearn.linear_model.LogisticRegression, max_iter: 300, w: "schedule(linear, 1)"}\nmax_steps: 700\n`,
    700,
  ],
  [
    'steps of a config that is called after a sampler, with a tolerance',
    'yaml',
    `name: ddpm\nmodel: {size: 3}\ntolerance: 0.1\nmax_steps: 40\n${yaml}`,
    40,
  ],
  ['what TrainingArguments are made with', 'python', `${python}args = TrainingArguments("out", max_steps=70, num_train_epochs=2)\n`, 70],
  ["what TRL's arguments are made with", 'python', `c = GRPOConfig(max_steps=70)\ndef f():\n    w = schedule("linear", 1)\n`, 70],
  ['arguments in the call of a Trainer', 'python', `${python}Trainer(m, args=Seq2SeqTrainingArguments("out", max_steps=70)).train()\n`, 70],
  ['a Trainer without a name', 'python', `${python}pl.Trainer(max_steps=70).fit(m)\n`, 70],
  ['epochs of TrainingArguments', 'python', `steps_per_epoch = 30\n${python}a = TrainingArguments("out", num_train_epochs=2)\n`, 60],
  ['the loop of a training', 'python', `${python}for step in range(70):\n    loss.backward()\n    opt.step()\n`, 70],
  ['the loop of a training from 1 on', 'python', `n = 70\n${python}for it in tqdm(range(1, n + 1)):\n    opt.step(); sched.step()\n`, 70],
  ['what a bar of progress says', 'python', `${python}for step in tqdm(loader, total=70):\n    opt.step()\n`, 70],
  ['a range, whatever a bar of progress says', 'python', `${python}for step in tqdm(range(70), total=90):\n    opt.step()\n`, 70],
  [
    'the loop of a training in a function',
    'python',
    `def f():\n    w = schedule("linear", 1)\n    for i_step in trange(70, desc="x"):\n        state = train_step(state)\n`,
    70,
  ],
  ['what is plainer than a loop', 'python', `max_steps = 80\n${python}for step in range(70):\n    opt.step()\n`, 80],
  ['a text that is put in, as it stands', 'yaml', 'n: 1 + 2\nw: schedule(linear, 1, ${n} + 10)\n', 13],
  ['a text that is put in between brackets', 'yaml', 'n: 1 + 2\nw: schedule(linear, 1, (${n}) * 10)\n', 30],
  ['a product that is put in', 'json', '{"n": "3 * 2", "w": "schedule(linear, 1, 10 * ${n})"}', 60],
  ['steps of a trainer that tries nothing', 'yaml', `trainer: {max_steps: 90, fast_dev_run: false}\n${yaml}`, 90],
  [
    'a reference within a reference',
    'yaml',
    'all: {few: {n: 7}, many: {n: 70}}\nkind: many\nw: schedule(linear, 1, ${all.${kind}.n})\n',
    70,
  ],
  ['an item of a list by a reference', 'json', '{"ns": [7, 70], "at": 1, "w": "schedule(linear, 1, ${ns[${at}]})"}', 70],
  ['steps in the options of a trainer', 'yaml', `trainer_args: {max_steps: 70}\n${yaml}`, 70],
  ['time steps beside as many updates', 'yaml', `num_updates: 900\ntotal_timesteps: 900\n${yaml}`, 900],
  ['time steps beside those of a rollout', 'yaml', `num_steps: 128\nnum_envs: 8\ntotal_timesteps: 900\n${yaml}`, 900],
  ...['ngpus', 'num_gpus_per_node', 'nproc_per_node', 'num_devices', 'tpu_cores', 'resources: {gpus', 'accelerate: {num_processes'].map(
    (key) =>
      [
        `processes as ${key}`,
        'yaml',
        `${key}: 4${key.includes('{') ? '}' : ''}\nepochs: 5\ndataset_size: 400\nbatch_size: 10\n${yaml}`,
        50,
      ] as const,
  ),
  ...['accum_iter', 'accum_steps', 'grad_accum_steps', 'accum_freq', 'gradient_accumulate_every', 'gradient_accumulation'].map(
    (key) => [`accumulation as ${key}`, 'yaml', `${key}: 4\nepochs: 5\ndataset_size: 400\nbatch_size: 10\n${yaml}`, 50] as const,
  ),
  ...['total_batch_size', 'effective_batch_size', 'total_train_batch_size'].map(
    (key) => [`all of a step as ${key}`, 'yaml', `${key}: 40\nbatch_size: 10\ngpus: 4\nepochs: 5\ndataset_size: 400\n${yaml}`, 50] as const,
  ),
  ...['max_training_steps', 'num_train_iters', 'train_iterations', 'total_updates', 'niter', 'n_iterations'].map(
    (key) => [`steps as ${key}`, 'yaml', `${key}: 60\n${yaml}`, 60] as const,
  ),
  ...[
    'optim: {class: torch.optim.LBFGS, args: {max_iter: 25, w: "schedule(linear, 1)"}}',
    'fit: {name: scipy.optimize.minimize, max_iter: 25, w: "schedule(linear, 1)"}',
    'ot: {algorithm: sinkhorn, max_iter: 25, w: "schedule(linear, 1)"}',
    'probe: {class_path: sklearn.mixture.GaussianMixture, max_iter: 25, w: "schedule(linear, 1)"}',
    'attack: {name: mine, steps: 25, w: "schedule(linear, 1)"}',
    'langevin: {num_steps: 25, w: "schedule(linear, 1)"}',
  ].map((other) => [`the run's steps, not those of ${other.slice(0, 30)}`, 'yaml', `${other}\nmax_steps: 700\n`, 700] as const),
  ['updates', 'yaml', `num_updates: 60\n${yaml}`, 60],
  ['iterations', 'yaml', `iterations: 60\n${yaml}`, 60],
  ['a short name', 'yaml', `n_iters: 60\n${yaml}`, 60],
  ['steps', 'yaml', `steps: 60\n${yaml}`, 60],
  ['what is plainer than steps', 'yaml', `steps: 60\ntrainer: {max_steps: 80}\n${yaml}`, 80],
];

/** What is said, and what is told instead of a total. */
const unknown: readonly (readonly [what: string, Language, string, reason: RegExp])[] = [
  ['steps of the data', 'yaml', `data: {num_steps: 128}\n${yaml}`, /is not given around it/],
  [
    'time steps beside updates',
    'yaml',
    `total_timesteps: 900\nnum_updates: 7\n${yaml}`,
    /total_timesteps \(line 1\) counts steps of the environment, and num_updates \(line 2\) those of the optimizer/,
  ],
  ['iterations of a dataset', 'yaml', `dataset: {n_iterations: 100}\n${yaml}`, /is not given around it/],
  // The file may be a part of a config that has the key.
  [
    'a key that is selected where not even the first part is there',
    'yaml',
    `trainer: {max_steps: "\${oc.select:actor.steps,100}"}\n${yaml}`,
    /trainer\.max_steps \(line 1\) is not known: actor\.steps is not in this file/,
  ],
  [
    'two sizes of a batch',
    'yaml',
    `epochs: 3\ndataset_size: 1000\nbatch_size: 8\ntrain_batch_size: 2\n${yaml}`,
    /batch_size \(line 3\) says 8, train_batch_size \(line 4\) says 2/,
  ],
  [
    'two sizes of the data',
    'yaml',
    `epochs: 3\ndataset_size: 1000\ntrain_samples: 900\nbatch_size: 8\n${yaml}`,
    /dataset_size \(line 2\) says 1,000, train_samples \(line 3\) says 900/,
  ],
  [
    'iterations that are accumulated',
    'yaml',
    `epochs: 10\niters_per_epoch: 1000\naccum_grad: 4\n${yaml}`,
    /iters_per_epoch \(line 2\) may count the batches of which accum_grad \(line 3\) makes one step/,
  ],
  // A DistributedSampler gives each of them 995 samples, five batches; accelerate four of the nine.
  [
    'batches that are dropped by processes that share samples or batches',
    'yaml',
    `epochs: 2\ndataset_size: 1989\nbatch_size: 199\ndevices: 2\ndrop_last: true\n${yaml}`,
    /drop_last \(line 5\) leaves out more or less/,
  ],
  [
    'the nearest key is known when the program runs',
    'yaml',
    `max_steps: 500\nstage:\n  max_steps: \${oc.env:N}\n  ${yaml}`,
    /max_steps \(line 3\) is not known: The environment variable N/,
  ],
  [
    'steps that are not known beside epochs that are',
    'yaml',
    `max_steps: \${oc.env:N}\nepochs: 2\nsteps_per_epoch: 30\n${yaml}`,
    /max_steps \(line 1\) is not known/,
  ],
  ['a template', 'yaml', `max_steps: {{ n }}\ntotal_iters: 40\n${yaml}`, /max_steps \(line 1\) is not known/],
  [
    'a name that is bound twice',
    'python',
    `max_steps = 70\nif debug:\n    max_steps = 7\nepochs = 2\nsteps_per_epoch = 30\n${python}`,
    /max_steps .* bound more than once/,
  ],
  [
    'a parameter',
    'python',
    'max_steps = 70\ndef run(max_steps):\n    w = schedule("linear", 1)\nrun(7)\n',
    /max_steps \(line 2\) is not known/,
  ],
  [
    'a name of the function',
    'python',
    'max_steps = 70\ndef run(c):\n    max_steps = c.n\n    w = schedule("linear", 1)\n',
    /max_steps \(line 3\) is not known/,
  ],
  [
    'two Trainers that say different things',
    'python',
    `${python}a = Trainer(max_steps=80)\nb = Trainer(max_steps=60)\n`,
    /a\.max_steps \(line 2\) says 80, b\.max_steps \(line 3\) says 60/,
  ],
  [
    'epochs of a Trainer',
    'python',
    `${python}a = Trainer(max_epochs=6)\n`,
    /It is 6 epochs, a\.max_epochs \(line 2\), and nothing says how many/,
  ],
  ['another call', 'python', `${python}a = Solver(max_steps=80)\n`, /is not given around it/],
  [
    'sections that say different things',
    'yaml',
    `train: {max_steps: 30}\ntrainer: {max_steps: 40}\n${yaml}`,
    /trainer\.max_steps \(line 2\) says 40, train\.max_steps \(line 1\) says 30/,
  ],
  ...['max_steps: 30}\ntrainer: {max_epochs: 4', 'total_steps: 30}\noptimization: {num_epochs: 4'].map(
    (sections) =>
      [
        `steps in a section and epochs in another: ${sections.slice(0, 9)}`,
        'yaml',
        `train: {${sections}}\nsteps_per_epoch: 10\n${yaml}`,
        /train\.\w+ \(line 1\) says 30, \w+\.\w+ \(line 2\) says 40/,
      ] as const,
  ),
  [
    'a name that is imported',
    'python',
    `from conf import MAX_STEPS\nepochs = 2\nsteps_per_epoch = 9\n${python}`,
    /MAX_STEPS \(line 1\) is not known: It is imported/,
  ],
  [
    'a name that MMEngine imports from a parent',
    'python',
    `from mmengine.config import read_base\nwith read_base():\n    from .b import max_iters\n${python}`,
    /max_iters \(line 3\) is not known: It is imported/,
  ],
  [
    'keys that say different things',
    'yaml',
    `max_steps: 30\ntotal_steps: 40\n${yaml}`,
    /total_steps \(line 2\) says 40, max_steps \(line 1\) says 30/,
  ],
  [
    'a share of the data',
    'yaml',
    `epochs: 5\nbatch_size: 16\ntrain_size: 0.9\n${yaml}`,
    /It is 5 epochs, epochs \(line 1\), and nothing says how many steps/,
  ],
  ['samples that are drawn', 'yaml', `epochs: 50\nbatch_size: 16\nnum_samples: 8\n${yaml}`, /It is 50 epochs/],
  ['seconds', 'yaml', `max_duration: 90\nbatch_size: 4\n${yaml}`, /is not given around it/],
  ['steps of a numerical solver', 'yaml', `solver: {max_steps: 2048, rtol: 1e-4}\n${yaml}`, /is not given around it/],
  ['steps of an environment', 'yaml', `env: {max_steps: 200, w: "schedule(linear, 1)"}\n`, /is not given around it/],
  ['steps of a numerical solver by its name', 'yaml', `solver: {type: dopri5, max_steps: 2048}\n${yaml}`, /is not given around it/],
  ['steps of a sampler by its name', 'yaml', `solver: {name: euler_ancestral, num_steps: 40}\n${yaml}`, /is not given around it/],
  [
    'steps of an environment by other keys',
    'yaml',
    `train_env: {kwargs: {max_steps: 200, w: "schedule(linear, 1)"}}\n`,
    /is not given around it/,
  ],
  ['steps of an environment that a program sets', 'python', `env_cfg.max_steps = 200\n${python}`, /is not given around it/],
  [
    'an integrator that a program sets up',
    'python',
    `cfg.solver.max_steps = 2048\ncfg.solver.rtol = 1e-4\n${python}`,
    /is not given around it/,
  ],
  [
    'a part of a sample',
    'yaml',
    `batch_size: 0.5\nepochs: 2\ndataset_size: 90\n${yaml}`,
    /batch_size \(line 1\) is not known: It is less than 1/,
  ],
  ['time in epochs', 'yaml', `max_duration: 8ep\n${yaml}`, /max_duration \(line 1\) is not known: It is not given in steps/],
  [
    'what a mapping leaves open',
    'yaml',
    'max_steps: 90\nstage:\n  max_steps: ???\n  w: schedule(linear, 1)\n',
    /max_steps \(line 3\) is not known: The value is marked as missing/,
  ],
  [
    'time that is scaled by what is not known',
    'yaml',
    `max_duration: 90ba\nscale_schedule_ratio: \${ratio}\n${yaml}`,
    /scale_schedule_ratio \(line 2\) is not known/,
  ],
  ...['warmup', 'warm_up', 'profiler', 'logger', 'checkpointing', 'mcts'].map(
    (section) =>
      [`the steps of ${section}`, 'yaml', `${section}:\n  steps: 90\n  w: schedule(linear, 1)\n`, /is not given around it/] as const,
  ),
  ['time in tokens', 'yaml', `max_duration: 2.5e9tok\n${yaml}`, /max_duration \(line 1\) is not known: It is not given in steps/],
  [
    'a limit of the batches that says fewer than an epoch has',
    'yaml',
    `trainer: {max_epochs: 3, limit_train_batches: 20}\nsteps_per_epoch: 90\n${yaml}`,
    /steps_per_epoch \(line 2\) says 90, trainer\.limit_train_batches \(line 1\) says 20/,
  ],
  ...['strategy: dp', 'tensor_model_parallel_size: 2', 'pipeline_parallel_size: 4'].map(
    (key) =>
      [
        `devices that share a batch: ${key}`,
        'yaml',
        `${key}\ndevices: 8\nepochs: 5\ndataset_size: 400\nbatch_size: 10\n${yaml}`,
        /\w+ \(line 1\) has several devices work on one batch/,
      ] as const,
  ),
  ['a part of a step', 'yaml', `max_steps: 0.25\n${yaml}`, /max_steps \(line 1\) is not known: It is less than 1/],
  [
    'several values to try',
    'yaml',
    `max_steps: 90\nsearch:\n  max_steps: [10, 20]\n  ${yaml}`,
    /max_steps \(line 3\) is not known: These are several/,
  ],
  // No loader computes these: PyYAML, tomllib, json and OmegaConf 2.3.1 have texts there.
  ['arithmetic as a text', 'yaml', `max_steps: 2**10\n${yaml}`, /max_steps \(line 1\) is not known: It is a text, which nothing computes/],
  ['arithmetic as a text behind a key', 'yaml', `n: 10 * 9\nmax_steps: \${n}\n${yaml}`, /It is a text, which nothing computes/],
  [
    'epochs as a text',
    'yaml',
    `epochs: 2 * 5\nsteps_per_epoch: 10\n${yaml}`,
    /epochs \(line 1\) is not known: It is a text, which nothing computes/,
  ],
  [
    'the steps of an epoch as a text',
    'yaml',
    `epochs: 2\nsteps_per_epoch: 10 * 10\n${yaml}`,
    /steps_per_epoch \(line 2\) is not known: It is a text/,
  ],
  ['arithmetic as a text in JSON', 'json', '{"max_steps": "10 * 9", "w": "schedule(linear, 1)"}', /It is a text, which nothing computes/],
  ['arithmetic as a text in TOML', 'toml', 'max_steps = "10 * 9"\nw = "schedule(linear, 1)"\n', /It is a text, which nothing computes/],
  ['a text of a program', 'python', `max_steps = "90"\n${python}`, /max_steps \(line 1\) is not known: This is not a number/],
  [
    "Lightning's steps beside epochs of which the length is not known",
    'yaml',
    `trainer: {max_steps: 900, max_epochs: 4}\n${yaml}`,
    /trainer\.max_steps \(line 1\) says 900, unless the epochs of trainer\.max_epochs \(line 1\) end first/,
  ],
  [
    'accumulation that changes',
    'yaml',
    `trainer: {accumulate_grad_batches: {0: 8, 4: 1}, max_epochs: 3}\nbatch_size: 4\ndataset_size: 80\n${yaml}`,
    /accumulate_grad_batches \(line 1\) is not one number/,
  ],
  [
    'dropping that is decided later',
    'yaml',
    `drop_last: \${oc.env:D}\nbatch_size: 4\ndataset_size: 83\nepochs: 1\n${yaml}`,
    /drop_last \(line 1\) is not known: The environment variable D/,
  ],
  ['the counter of a loop', 'python', `epoch = 3\nsteps_per_epoch = 40\n${python}`, /is not given around it/],
  [
    'all the devices there are',
    'yaml',
    `gpus: -1\nepochs: 3\ndataset_size: 90\nbatch_size: 3\n${yaml}`,
    /gpus \(line 1\) depends on the machine/,
  ],
  [
    'accumulation that is not known',
    'yaml',
    `gradient_accumulation_steps: \${oc.env:A}\nbatch_size: 4\ndataset_size: 80\nepochs: 1\n${yaml}`,
    /gradient_accumulation_steps \(line 1\) is not known/,
  ],
  [
    'accumulation that is chosen later',
    'yaml',
    `gradient_accumulation_steps: auto\nbatch_size: 4\ndataset_size: 80\nepochs: 1\n${yaml}`,
    /gradient_accumulation_steps \(line 1\) is not known/,
  ],
  [
    'epochs that win over steps',
    'toml',
    'max_train_epochs = 4\nmax_train_steps = 900\nw = "schedule(linear, 1)"\n',
    /It is 4 epochs, max_train_epochs \(line 1\)/,
  ],
  ...[
    ['a loop within another', 'for e in range(3):\n    for step in range(70):\n        opt.step()\n'],
    ['a loop that may end before its time', 'for step in range(70):\n    opt.step()\n    if loss < 1:\n        break\n'],
    ['a loop that does not step in each round', 'for step in range(70):\n    loss.backward()\n    if step % 4 == 0:\n        opt.step()\n'],
    ['a loop in an environment', 'for step in range(70):\n    obs = env.step(action)\n'],
    ['a loop that goes on with a run', 'for step in range(begin, 70):\n    opt.step()\n'],
    ['a loop over data', 'for step, batch in enumerate(loader):\n    opt.step()\n'],
    ['a loop over something else', 'for i in range(70):\n    opt.step()\n'],
    ['iterations over the same batch', 'a = GRPOConfig("a", num_iterations=70)\n'],
    ['several arguments', 'a = TrainingArguments("a", max_steps=70)\nb = TrainingArguments("b")\n'],
  ].map(([what, text]) => [what!, 'python', `${python}${text!}`, /is not given around it/] as const),
  [
    'loops of which there are two',
    'python',
    `${python}for step in range(70):\n    opt.step()\nfor step in range(50):\n    opt.step()\n`,
    /for step \(line 2\) is not known: It is bound more than once/,
  ],
  [
    'a loop over what the program knows',
    'python',
    `${python}for step in range(args.n):\n    opt.step()\n`,
    /for step \(line 2\) is not known: args\.n is not defined/,
  ],
  [
    'an option that a file may give',
    'python',
    `p.add_argument("--max_steps", type=int, default=90)\np.set_defaults(**read(f))\nargs = p.parse_args()\n${python}`,
    /args\.max_steps \(line 1\) is not known: It is bound more than once/,
  ],
  [
    'arithmetic that OmegaConf hands on as a text',
    'yaml',
    `n: 3\nall: \${n} * 30\nmax_steps: \${all}\n${yaml}`,
    /max_steps \(line 3\) is not known: OmegaConf does not compute/,
  ],
  ...['${n} * 10', '10 - ${n}', '${n} ** 2', '-${n}'].map(
    (sum) =>
      [
        `${sum}, as brackets are missing`,
        'yaml',
        `n: 1 + 2\nw: schedule(linear, 1, ${sum})\n`,
        /n is put in as a text without brackets/,
      ] as const,
  ),
  [
    'limits that a trial run does not reach',
    'yaml',
    `trainer: {max_steps: 90, fast_dev_run: true}\n${yaml}`,
    /trainer\.fast_dev_run \(line 1\) ends the run/,
  ],
  ['the steps of a rollout', 'yaml', `num_steps: 128\nnum_envs: 8\n${yaml}`, /is not given around it/],
  ['the steps of a rollout in a program', 'python', `NUM_STEPS = 128\nNUM_ENVS = 8\n${python}`, /is not given around it/],
  ['the steps of a diffusion', 'yaml', `steps: 1000\nbeta_start: 0.0001\n${yaml}`, /is not given around it/],
  ['what has been taken out', 'python', `cfg.max_steps = 90\ndel cfg.max_steps\n${python}`, /bound more than once/],
  ['a limit that is not set', 'yaml', `max_steps: -1\n${yaml}`, /max_steps \(line 1\) is not set/],
];

describe('the length of the run', () => {
  for (const [what, language, text, total] of known) {
    it(`${what}: ${total}`, async () => {
      const [found] = await find(language, text);
      assert.equal(found?.totalSteps, total);
      assert.equal(found.problems.length, 0);
    });
  }

  for (const [what, language, text, reason] of unknown) {
    it(`is not known from ${what}, which is said`, async () => {
      const [found] = await find(language, text);
      assert.equal(found?.totalSteps, undefined);
      assert.match(found!.problems.map(({ message }) => messageText(message)).join('\n'), reason);
    });
  }

  it('is not known from what two cells of a notebook say', async () => {
    const earlierCells = [await parse('python', 'max_steps = 320\n'), await parse('python', 'max_steps = 20\n')];
    const [found] = findInTree('python', await parse('python', python), { earlierCells });
    assert.equal(found?.totalSteps, undefined);
    assert.match(messageText(found!.problems[0]!.message), /max_steps \(an earlier cell\) is not known: It is bound more than once/);
  });

  it('is what an earlier cell of a notebook says', async () => {
    const [first, second] = [await parse('python', 'max_steps = 320\n'), await parse('python', python)];
    const [found] = findInTree('python', second, { earlierCells: [first] });
    assert.equal(found?.totalSteps, 320);
  });

  // As argparse of CPython 3.11 reads these words.
  const given: readonly (readonly [options: string, parsed: string, name: string, total: number])[] = [
    ['"--n", type=int, default=90', 'args = p.parse_args(["--n", "4"])', 'n', 4],
    ['"--n", type=int, default=90', 'args = p.parse_args("--n 4".split())', 'n', 4],
    ['"--n", type=int, default=90', 'args = p.parse_args(shlex.split("-v --n=4"))', 'n', 4],
    ['"-n", "--num-steps", type=int, default=90', 'args, others = p.parse_known_args(["-n", "4"])', 'num_steps', 4],
    ['"--num-steps", type=int, default=90', 'args = p.parse_args(["--num", "4"])', 'num_steps', 4],
    ['"--num-steps", type=int, default=90', 'opt = p.parse_args(["--num=4"])', 'num_steps', 4],
    ['"--num-steps", "--steps", type=int, default=90', 'args = p.parse_args(["--steps", "4"])', 'num_steps', 4],
    ['"--num-steps", dest="steps", type=int, default=90', 'args = p.parse_args(["--num-steps", "4"])', 'steps', 4],
    ['"--num-steps", type=int, default=90', 'p.add_argument("--num")\nargs = p.parse_args(["--num", "4"])', 'num_steps', 90],
    ['"--num-steps", type=int, default=90', 'p.add_argument("-v", action="count")\nargs = p.parse_args(["-v"])', 'num_steps', 90],
  ];
  for (const [options, parsed, name, total] of given) {
    it(`is what an option is given: add_argument(${options}), ${parsed.replace('\n', ' | ')}`, async () => {
      const args = parsed.split(/[, ]/, 1)[0] === 'opt' ? 'opt' : 'args';
      const [found] = await find('python', `p.add_argument(${options})\n${parsed}\nw = schedule("linear", 1, ${args}.${name})\n`);
      assert.equal(found?.totalSteps, total);
    });
  }

  for (const given of [
    'args = p.parse_args(["4"])',
    'args = p.parse_args(["--n", str(4)])',
    'args = p.parse_args(["--n", "4"])\nothers = p.parse_args([])',
    'words = ["--n", "4"]\nargs = p.parse_args(words)',
    'sys.argv = ["train.py", "--n", "4"]\nargs = p.parse_args()',
    'p.set_defaults(n=4)\nargs = p.parse_args()',
    'args = p.parse_args(argv)\nmain(["--n", "4"])',
    'p.set_defaults(**yaml.safe_load(f))\nargs = p.parse_args()',
    'args = p.parse_args(namespace=Namespace(n=4))',
    'args = p.parse_args([], known)',
    'args = p.parse_args()\nvars(args).update(json.load(f))',
    'args = p.parse_args()\nargs.__dict__.update(n=4)',
  ]) {
    it(`is not the default of an option that may have another value: ${given.replace('\n', ' | ')}`, async () => {
      const text = `p.add_argument("--n", type=int, default=90)\n${given}\nw = schedule("linear", 1, args.n)\n`;
      const [found] = await find('python', text);
      assert.equal(found?.totalSteps, undefined);
    });
  }

  for (const given of ['args = p.parse_args()', 'args = p.parse_args([])', 'args = p.parse_args(sys.argv[1:])', 'p.set_defaults(run=f)']) {
    it(`is the default of an option that has no other value: ${given}`, async () => {
      const text = `p.add_argument("--n", type=int, default=90)\n${given}\nw = schedule("linear", 1, args.n)\n`;
      const [found] = await find('python', text);
      assert.equal(found?.totalSteps, 90);
    });
  }

  const elsewhere: readonly (readonly [what: string, text: string, total: number | undefined, reason?: RegExp])[] = [
    ['deleted', 'n = 90\ndel n\nw = schedule("linear", 1, n)\n', undefined, /n is deleted \(line 2\) before it is used here/],
    ['deleted with others', 'n = 90\nm = 3\ndel m, n\nw = schedule("linear", 1, n)\n', undefined, /n is deleted \(line 3\)/],
    ['deleted in a function', 'def f():\n    n = 90\n    del n\n    w = schedule("linear", 1, n)\n', undefined, /n is deleted \(line 3\)/],
    ['deleted behind it', 'n = 90\nw = schedule("linear", 1, n)\ndel n\n', 90],
    ['deleted and bound again', 'n = 90\ndel n\nn = 80\nw = schedule("linear", 1, n)\n', 80],
    ['deleted under this name elsewhere', 'n = 90\ndef f(n):\n    del n\nw = schedule("linear", 1, n)\n', 90],
    [
      'deleted as the length of the run',
      'max_steps = 90\ndel max_steps\nw = schedule("linear", 1)\n',
      undefined,
      /max_steps \(line 1\) is not known: It is deleted/,
    ],
    ['read as global', 'max_steps = 90\ndef f():\n    global max_steps\n    w = schedule("linear", 1)\n', 90],
    ['set as global', 'n = 90\ndef f():\n    global n\n    n = 3\nw = schedule("linear", 1, n)\n', undefined, /n is bound more than once/],
    [
      'set as global in a function',
      'n = 90\ndef f():\n    global n\n    n += 3\n    w = schedule("linear", 1, n)\n',
      undefined,
      /n is bound more than once/,
    ],
    [
      'kept as an attribute',
      'class C:\n    def __init__(self, max_steps=90):\n        self.max_steps = max_steps\n        self.w = schedule("linear", 1)\n',
      90,
    ],
    [
      'set by a computed name',
      'class C:\n    n = 90\nfor k, v in new.items():\n    setattr(C, k, v)\nw = schedule("linear", 1, C.n)\n',
      undefined,
      /C\.n is bound more than once/,
    ],
    ['set in its dict', 'class C:\n    n = 90\nc = C()\nc.__dict__["n"] = 3\nw = schedule("linear", 1, c.n)\n', 3],
    [
      'set in its dict by a computed name',
      'class C:\n    n = 90\nc = C()\nvars(c)[k] = 3\nw = schedule("linear", 1, c.n)\n',
      undefined,
      /c\.n is bound more than once/,
    ],
    [
      'updated in its dict',
      'class C:\n    n = 90\nc = C()\nc.__dict__.update(new)\nw = schedule("linear", 1, c.n)\n',
      undefined,
      /c\.n is bound more than once/,
    ],
  ];
  for (const [what, text, total, reason] of elsewhere) {
    it(`is what Python has for a name that is ${what}`, async () => {
      const [found] = await find('python', text);
      assert.equal(found?.totalSteps, total);
      if (reason) assert.match(found!.problems.map(({ message }) => messageText(message)).join('\n'), reason);
    });
  }

  it('is not what a cell has deleted', async () => {
    const cells = await Promise.all(['n = 320\n', 'del n\n', 'n = 4\ndel n\n'].map((text) => parse('python', text)));
    const total = async (earlierCells: typeof cells) =>
      findInTree('python', await parse('python', 'w = schedule("linear", 1, n)\n'), { earlierCells })[0]!;
    assert.equal((await total([cells[0]!])).totalSteps, 320);
    assert.equal((await total([cells[1]!, cells[0]!])).totalSteps, 320);
    for (const earlier of [
      [cells[0]!, cells[1]!],
      [cells[0]!, cells[2]!],
    ]) {
      const found = await total(earlier);
      assert.equal(found.totalSteps, undefined);
      assert.match(messageText(found.problems[0]!.message), /n is deleted \(an earlier cell\) before it is used here/);
    }
  });

  it('is no text to be told of where a trainer takes a text with a unit', async () => {
    const [found] = await find('yaml', `max_duration: 90ba\n${yaml}`);
    assert.deepEqual([found!.totalSteps, messageText(originMessage(found!.run!.origin)!)], [90, 'max_duration, line 1']);
  });

  for (const [language, text] of [
    ['yaml', `max_steps: "90"\n${yaml}`],
    ['yaml', `n: "90"\nmax_steps: \${n}\n${yaml}`],
    ['json', '{"max_steps": "90", "w": "schedule(linear, 1)"}'],
    ['toml', 'max_steps = "90"\nw = "schedule(linear, 1)"\n'],
  ] as const) {
    it(`is said to be a text where it is one: ${text.split('\n', 1)[0]}`, async () => {
      const [found] = await find(language, text);
      assert.equal(found!.totalSteps, 90);
      assert.match(messageText(originMessage(found!.run!.origin)!), /\(a text there, not a number\)$/);
    });
  }

  it('is set beside the length of a schedule', async () => {
    const text = 'trainer: {max_steps: 400}\na: schedule(linear, 1, 100)\nb: schedule(linear, 1, 800)\nc: schedule(linear, 1)\n';
    const found = await find('yaml', text);
    assert.deepEqual(
      found.map(({ run }) => run?.value),
      [400, 400, 400],
    );
    assert.deepEqual(
      found.map((one) => factsText(one).find((sentence) => sentence.includes('run'))),
      ['Done after 25 % of the run of 400 steps.', 'The run of 400 steps ends at 50 % of it, at 0.5.', undefined],
    );
  });
});

describe('the run of a parent file', () => {
  it('is asked for where the schedule itself says how long it is', async () => {
    let isMissing = false as boolean;
    await find('yaml', '_base_: base.yaml\nkl: schedule(linear, 1, 100)\n', { onMissing: () => (isMissing = true) });
    assert.ok(isMissing);
  });
});

describe('schedules whose length is not known', () => {
  const withoutCurve = [
    'w: schedule(piecewise, points=[[0, 0], [50, 1]])\n',
    'w: schedule(linear, 1) + schedule(linear, 1, 40)\n',
    'w: sequence(schedule(constant, 1), schedule(linear, 1, 40))\n',
    'w: schedule(wsd, 1, warmup=5)\n',
    'w: schedule(linear, 1, delay=5)\n',
    'w: schedule(ema_warmup, 0.99)\n',
    'w: schedule(ema_warmup, 0.99, p=0.75)\n',
  ];
  for (const text of withoutCurve) {
    it(`have no curve, which is said: ${text.trim()}`, async () => {
      const [found] = await find('yaml', text);
      assert.equal(found!.schedule, undefined);
      assert.match(found!.problems.map(({ message }) => messageText(message)).join('\n'), /[Tt]here is no curve/);
    });
  }
});

describe('a step that is asked for', () => {
  it('has no value where the length is not known', async () => {
    assert.equal((await find('yaml', 'w: schedule(linear, 1, step=5)'))[0]!.step, undefined);
    assert.equal((await find('yaml', 'w: schedule(linear, 1, step=5)\nmax_steps: 20'))[0]!.step, 5);
    assert.equal((await find('yaml', 'w: schedule(constant, 1, step=5)'))[0]!.step, 5);
  });
});

describe('texts that are somebody else’s', () => {
  for (const [language, text] of [
    ['json', '{"cron": "schedule(rate, 5, 30)"}'],
    ['yaml', 'job: schedule(late, 5, 30)'],
    ['toml', 'job = "schedule(date, 5, 30)"'],
  ] as const)
    it(text, async () => assert.deepEqual(await find(language, text), []));

  it('are ours where the first letter is that of a method', async () => {
    for (const word of ['gat', 'gaet', 'setp']) assert.equal((await find('yaml', `kl: schedule(${word}, 5, 30)`)).length, 1, word);
  });
});

describe('calls that are somebody else’s', () => {
  for (const text of [
    'cal.schedule("lunch", 12, 45)\n',
    'sim.schedule("leave", 2.5, 1)\n',
    'schedule("tue", 8, 15)\n',
    'from jobs import schedule\nschedule("constant", seconds=30)\n',
    'env.schedule("step", delay=4)\n',
    'class Home:\n    def schedule(self, device, start, end): ...\nHome().schedule("constant", 3, 5)\n',
    'opt.schedule(method="sgd", steps=10, weight=1)\n',
    'synth.schedule("sine", 220, 4)\n',
    'schedule("step", 1 / 30)\n',
    'schedule("polt", 9)\n',
    // Without what the method needs, an everyday word is a task's.
    'loop.schedule("step", 10, 1)\n',
    'lights.schedule("step", 5, 10)\n',
    'queue.schedule("points", 5, 10)\n',
  ]) {
    it(text.trim(), async () => assert.deepEqual(await find('python', text), []));
  }
});
