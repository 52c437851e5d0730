import assert from 'node:assert/strict';
import { originOf } from '../../../fixtures/origins';
import { messageText } from '../../../../src/core/message';
import { hoverMarkdown } from '../../../../src/features/hover/hoverMarkdown';
import { parse } from '../../../../src/language/index';
import { type Convention, parentLinks } from '../../../../src/language/resolve/convention';
import { entryOf } from '../../../../src/language/resolve/lookUp';
import { conventions } from '../../../../src/frameworks/own';
import { type Files, findWithParents as find } from '../../../fixtures/findWithParents';

const kl = 'kl: schedule(linear, 0.5, ${trainer.max_steps})\n';

/** Files, the child first; the total that is right, and where it came from. */
const totals: readonly (readonly [string, Files, number, string])[] = [
  [
    'a reference to a parent',
    { 'a.yaml': `_base_: base.yaml\n${kl}`, 'base.yaml': '# base\ntrainer:\n  lr: 1\n  max_steps: 400\n' },
    400,
    'trainer.max_steps, line 4 of base.yaml',
  ],
  [
    'the own value wins',
    { 'a.yaml': `_base_: base.yaml\n${kl}trainer: {max_steps: 7}`, 'base.yaml': 'trainer: {max_steps: 400}' },
    7,
    'trainer.max_steps, line 3',
  ],
  [
    'the last of several parents wins',
    { 'c/a.yml': `_BASE_: ['../x.yml', './y.yml']\n${kl}`, 'x.yml': 'trainer: {max_steps: 1}', 'c/y.yml': 'trainer: {max_steps: 2}' },
    2,
    'trainer.max_steps, line 1 of y.yml',
  ],
  [
    'a parent of a parent, which overrides it',
    { 'a.yaml': `_base_: b.yaml\n${kl}`, 'b.yaml': '_base_: d/c.yaml\ntrainer: {lr: 1}', 'd/c.yaml': 'trainer: {max_steps: 3}' },
    3,
    'trainer.max_steps, line 1 of d/c.yaml',
  ],
  [
    'a file that stands alone for its defaults, as NeMo-RL has them',
    { 'r/a.yaml': `defaults: ../b.yaml\n${kl}`, 'b.yaml': 'defaults: c.yaml\ntrainer: {lr: 1}\n', 'c.yaml': 'trainer: {max_steps: 8}\n' },
    8,
    'trainer.max_steps, line 1 of c.yaml',
  ],
  [
    'the nearest key of a parent',
    { 'a.yaml': '_BASE_: b.yaml\nkl: schedule(linear, 0.5)\n', 'b.yaml': 'SOLVER:\n  BASE_LR: 1\n  MAX_ITER: 90000\n' },
    90000,
    'SOLVER.MAX_ITER, line 3 of b.yaml',
  ],
  [
    'epochs here, batches there',
    { 'a.yaml': '_base_: b.yaml\nepochs: 3\nkl: schedule(linear, 0.5)\n', 'b.yaml': 'steps_per_epoch: 100\n' },
    300,
    '3 epochs (epochs, line 2) · 100 steps (steps_per_epoch, line 1 of b.yaml)',
  ],
  [
    "a parent's reference to what the child overrides",
    {
      'a.yaml': `_base_: b.yaml\nmax: 5\n${kl}`,
      'b.yaml': 'max: 1000\ntrainer: {max_steps: "${max}"}',
    },
    5,
    'trainer.max_steps, line 2 of b.yaml',
  ],
  [
    "MMEngine's parent in Python",
    {
      'configs/a.py': "_base_ = ['../_base_/run.py']\nkl = schedule('linear', 0.5, _base_.train_cfg.max_iters // 2)\n",
      '_base_/run.py': "steps = 10\ntrain_cfg = dict(type='IterBasedTrainLoop', max_iters=steps * 100)\n",
    },
    500,
    '_base_.train_cfg.max_iters, line 2 of _base_/run.py',
  ],
  [
    "MMEngine's parent in Python, put in between brackets",
    {
      'configs/a.py': "_base_ = ['../_base_/run.py']\nkl = schedule('linear', 0.5, {{ _base_.train_cfg.max_iters }})\n",
      '_base_/run.py': "train_cfg = dict(type='IterBasedTrainLoop', max_iters=700)\n",
    },
    700,
    '_base_.train_cfg.max_iters, line 1 of _base_/run.py',
  ],
  [
    'the nearest key of a parent in Python',
    {
      'a.py': "_base_ = './b.py'\nkl = schedule('linear', 0.5)\n",
      'b.py': 'train_cfg = dict(by_epoch=False, max_iters=160_000)\n',
    },
    160_000,
    'train_cfg.max_iters, line 1 of b.py',
  ],
  [
    'names that MMEngine imports from a parent',
    {
      'configs/a.py':
        "from mmengine.config import read_base\nwith read_base():\n    from .._base_.run import *\nkl = schedule('linear', 0.5, train_cfg.max_iters // 2)\n",
      '_base_/run.py': 'train_cfg = dict(max_iters=900)\n',
    },
    450,
    'train_cfg.max_iters, line 1 of _base_/run.py',
  ],
  [
    'a name that MMEngine imports from a parent',
    {
      'configs/a.py':
        "from mmengine.config import read_base\nwith read_base():\n    from .._base_.run import max_iters\nkl = schedule('linear', 0.5, max_iters)\n",
      '_base_/run.py': 'max_iters = 900\n',
    },
    900,
    'max_iters, line 1 of _base_/run.py',
  ],
  [
    'a name that it imports under another',
    {
      'a.py':
        "from mmengine.config import read_base\nwith read_base():\n    from .run import max_iters as n\nkl = schedule('linear', 0.5, 2 * n)\n",
      'run.py': 'max_iters = 900\n',
    },
    1800,
    'max_iters, line 1 of run.py',
  ],
  [
    'a part of what it imports by name',
    {
      'a.py':
        "from mmengine.config import read_base\nwith read_base():\n    from .run import train_cfg\nkl = schedule('linear', 0.5, train_cfg.max_iters)\n",
      'run.py': 'train_cfg = dict(max_iters=900)\n',
    },
    900,
    'train_cfg.max_iters, line 1 of run.py',
  ],
  [
    'the run of what it imports by name',
    {
      'a.py':
        "from mmengine.config import read_base\nwith read_base():\n    from .run import train_cfg\n    from .model import *\nkl = schedule('linear', 0.5)\n",
      'run.py': 'train_cfg = dict(max_iters=900)\n',
      'model.py': "model = dict(type='A')\n",
    },
    900,
    'train_cfg.max_iters, line 1 of run.py',
  ],
  // OmegaConf's merge (2.3.1, by Hydra 1.3.8) takes no `???` over a value.
  [
    'what the text leaves open',
    {
      'a.yaml': `defaults:\n  - trainer: long\n  - _self_\ntrainer:\n  max_steps: ???\n${kl}`,
      'trainer/long.yaml': 'max_steps: 700\n',
    },
    700,
    'trainer.max_steps, line 1 of trainer/long.yaml',
  ],
  [
    'the run that the text leaves open',
    {
      'a.yaml': 'defaults:\n  - trainer: long\n  - _self_\ntrainer:\n  max_steps: ???\nkl: schedule(linear, 0.5)\n',
      'trainer/long.yaml': 'max_steps: 700\n',
    },
    700,
    'trainer.max_steps, line 1 of trainer/long.yaml',
  ],
  [
    'the nearest key of such a parent, of which the last one wins',
    {
      'a.py':
        "from mmengine.config import read_base\nwith read_base():\n    from .x import *\n    from .y import *\nkl = schedule('linear', 0.5)\n",
      'x.py': 'max_iters = 10\n',
      'y.py': 'max_iters = 30\n',
    },
    30,
    'max_iters, line 1 of y.py',
  ],
  [
    "an entry of Hydra's defaults, and its own default",
    {
      'conf/train.yaml': `defaults:\n  - _self_\n  - trainer: gpu\n${kl}`,
      'conf/trainer/gpu.yaml': 'defaults: [default]\naccelerator: gpu\n',
      'conf/trainer/default.yaml': 'max_steps: 12\n',
    },
    12,
    'trainer.max_steps, line 1 of default.yaml',
  ],
  [
    'entries behind _self_, which win over the file',
    {
      'a.yaml': `defaults: [x, _self_, trainer: gpu]\n${kl}trainer: {max_steps: 7}`,
      'x.yaml': 'trainer: {max_steps: 1}',
      'trainer/gpu.yaml': 'max_steps: 12\n',
    },
    12,
    'trainer.max_steps, line 1 of trainer/gpu.yaml',
  ],
  [
    'entries before _self_, over which the file wins',
    { 'a.yaml': `defaults: [x, _self_, y]\n${kl}trainer: {max_steps: 7}`, 'x.yaml': 'trainer: {max_steps: 1}', 'y.yaml': 'lr: 1' },
    7,
    'trainer.max_steps, line 3',
  ],
  [
    'the nearest key of an entry behind _self_',
    { 'a.yaml': 'defaults: [_self_, x]\nmax_steps: 7\nkl: schedule(linear, 0.5)\n', 'x.yaml': 'max_steps: 9' },
    9,
    'max_steps, line 1 of x.yaml',
  ],
  [
    'a nearer key than that of an entry behind _self_',
    { 'a.yaml': 'defaults: [_self_, x]\nloss:\n  max_steps: 7\n  kl: schedule(linear, 0.5)\n', 'x.yaml': 'max_steps: 9' },
    7,
    'max_steps, line 3',
  ],
  [
    "an entry's own _self_",
    {
      'a.yaml': `defaults: [x]\n${kl}`,
      'x.yaml': 'defaults: [_self_, y]\ntrainer: {max_steps: 1}',
      'y.yaml': 'trainer: {max_steps: 2}',
    },
    2,
    'trainer.max_steps, line 1 of y.yaml',
  ],
  [
    'packages: at the entry, and in the file',
    {
      'c.yaml': `defaults:\n  - x@run: y\n  - group: z\nkl: schedule(linear, \${run.weight}, \${trainer.max_steps})\n`,
      'x/y.yaml': '# @package elsewhere\nweight: 0.5\n',
      'group/z.yaml': '# A comment\n# @package _global_\ntrainer: {max_steps: 8}\n',
    },
    8,
    'trainer.max_steps, line 3 of group/z.yaml',
  ],
  [
    'a choice that an experiment overrides, beside the file that makes it and within it',
    {
      'a.yaml': `defaults:\n  - base\n  - exp: e\n  - _self_\n${kl}`,
      'base.yaml': 'defaults: [trainer: long]\n',
      'trainer/long.yaml': 'max_steps: 1000\n',
      'trainer/short.yaml': 'max_steps: 20\n',
      'exp/e.yaml': '# @package _global_\ndefaults:\n  - override /trainer: short\n',
    },
    20,
    'trainer.max_steps, line 1 of trainer/short.yaml',
  ],
  [
    'a choice of the text itself that an experiment overrides',
    {
      'a.yaml': `defaults:\n  - trainer: long\n  - exp: e\n${kl}`,
      'trainer/long.yaml': 'max_steps: 1000\n',
      'trainer/short.yaml': 'max_steps: 20\n',
      'exp/e.yaml': '# @package _global_\ndefaults:\n  - override /trainer: short\n',
    },
    20,
    'trainer.max_steps, line 1 of trainer/short.yaml',
  ],
  [
    'an absolute entry, from the root of the configs',
    { 'conf/exp/a.yaml': `defaults:\n  - /trainer: long\n${kl}`, 'conf/trainer/long.yaml': 'max_steps: 99' },
    99,
    'trainer.max_steps, line 1 of trainer/long.yaml',
  ],
];

describe('files that a config builds on', () => {
  for (const [name, files, total, origin] of totals) {
    it(name, async () => {
      const [found] = (await find(files)).found;
      assert.deepEqual(found!.problems, []);
      const parameter = found!.parameters.find((other) => other.name === 'total_steps')!;
      assert.equal(parameter.value, total);
      assert.equal(originOf(parameter), origin);
      assert.equal(found!.totalSteps, total);
      assert.equal(found!.schedule!.at(total), 0.5);
      // What stands in another file cannot be changed here.
      if (origin.includes(' of ') && !name.includes('overrides')) assert.equal(parameter.literal, undefined);
    });
  }

  it('keeps the literal that a parent refers back to', async () => {
    const files = { 'a.yaml': `_base_: b.yaml\nmax: 5\n${kl}`, 'b.yaml': 'trainer: {max_steps: "${max}"}' };
    const [found] = (await find(files)).found;
    const { literal } = found!.parameters.find(({ name }) => name === 'total_steps')!;
    assert.equal(files['a.yaml'].slice(literal!.from, literal!.to), '5');
  });

  it('takes nothing from a section of an imported parent that the text replaces or changes', async () => {
    const head = 'from mmengine.config import read_base\nwith read_base():\n    from .b import *\n';
    for (const change of ['train_cfg = dict(max_epochs=3)', 'train_cfg.update(max_iters=9)', 'train_cfg.max_iters = steps()']) {
      const files = { 'a.py': `${head}${change}\nkl = schedule('linear', 0.5)\n`, 'b.py': 'train_cfg = dict(max_iters=900)\n' };
      const { found, read } = await find(files);
      assert.deepEqual([found[0]!.totalSteps, read], [undefined, ['b.py']], change);
    }
    const own = { 'a.py': `${head}train_cfg.max_iters = 9\nkl = schedule('linear', 0.5)\n`, 'b.py': 'train_cfg = dict(max_iters=900)\n' };
    assert.equal((await find(own)).found[0]!.totalSteps, 9);
    const [plain] = (await find({ 'a.py': "from .b import *\nkl = schedule('linear', 0.5)\n", 'b.py': 'max_iters = 900\n' })).found;
    assert.equal(plain!.totalSteps, undefined);
  });

  it('says where it looked in vain', async () => {
    const messages = async (files: Files) =>
      (await find(files)).found.flatMap(({ problems }) => problems.map(({ message }) => messageText(message)));
    assert.deepEqual(await messages({ 'a.yaml': `_base_: b.yaml\n${kl}`, 'b.yaml': 'x: 1' }), [
      'total_steps is not known: trainer.max_steps is not in this file, nor in b.yaml.',
    ]);
    assert.deepEqual(await messages({ 'a.yaml': `_base_: [b.yaml, gone.yaml]\n${kl}`, 'b.yaml': 'x: 1' }), [
      'total_steps is not known: trainer.max_steps is not in this file, nor in b.yaml; gone.yaml could not be read.',
    ]);
    assert.deepEqual(await messages({ 'a.yaml': 'defaults: [base, optional local: me]\nkl: schedule(linear, 1)' }), [
      'total_steps is missing, and the length of the run is not given around it; base.yaml could not be read: the curve is drawn over 0–100 % of the run.',
    ]);
    assert.deepEqual(await messages({ 'a.py': "_base_ = 'b.py'\nkl = schedule('linear', 1, _base_.n)", 'b.py': 'n = 1\nn = 2\n' }), [
      'total_steps is not known: n is bound more than once, so its value is not constant.',
    ]);
    assert.deepEqual(await messages({ 'a.yaml': `_base_: b.yaml\n${kl}`, 'b.yaml': 'trainer: {max_steps: "${trainer.max_steps}"}' }), [
      'total_steps is not known: trainer.max_steps (line 1 of b.yaml): trainer.max_steps (line 1 of b.yaml): The value depends on itself.',
    ]);
  });

  it('reads each file once, no more than twenty, and ends where files name each other', async () => {
    const circle = { 'a.yaml': '_base_: [b.yaml, a.yaml]\n', 'b.yaml': '_base_: [a.yaml, b.yaml]' };
    assert.ok((await find(circle)).read.length < 10);
    const names = Array.from({ length: 100 }, (_, index) => `f${index}.yaml`);
    const many = { 'a.yaml': `_base_: [${names.join(', ')}]\n`, ...Object.fromEntries(names.map((name) => [name, 'x: 1'])) };
    assert.equal((await find(many)).read.length, 20);
    const chain = Object.fromEntries(names.map((name, index) => [name, `_base_: f${index + 1}.yaml\n`]));
    assert.equal((await find(chain)).read.length, 4);
  });

  it('are those of a convention that is handed in, and of no other', async () => {
    const files = { 'a.yaml': `extends: base.yaml\n${kl}`, 'base.yaml': 'trainer: {max_steps: 5}' };
    const house: Convention = {
      name: 'house',
      parents: (root) => {
        const value = entryOf(root, 'extends')?.value;
        return value?.kind === 'string'
          ? [{ name: value.value, paths: [value.value], mount: () => [], group: [], wins: false, isOptional: false }]
          : [];
      },
    };
    assert.equal((await find(files, [house])).found[0]!.totalSteps, 5);
    assert.deepEqual(await find(files).then(({ found, read }) => [found[0]!.totalSteps, read]), [undefined, []]);
  });

  it('knows links, and what is none', async () => {
    const namesOf = async (text: string) =>
      parentLinks((await parse('yaml', text)).roots[0], conventions).map(({ name, paths }) => [name, paths.length]);
    assert.deepEqual(await namesOf('defaults: {run: {shell: bash}}'), []);
    assert.deepEqual(await namesOf('defaults:\n  - _self_\n  - override hydra/launcher: x\n  - db: null\n  - 3'), []);
    assert.deepEqual(await namesOf('defaults:\n  - db: [a, b.yml]\n  - m: ${x}'), [
      ['db/a.yaml', 1],
      ['db/b.yml', 1],
      ['m/${x}.yaml', 0],
    ]);
    assert.deepEqual(await namesOf('_base_: [/etc/x.yaml, "https://x.y/z.yaml", ~/a.yaml, mmdet::a.py, ""]'), [
      ['/etc/x.yaml', 0],
      ['https://x.y/z.yaml', 0],
      ['~/a.yaml', 0],
      ['mmdet::a.py', 0],
    ]);
    assert.deepEqual(await namesOf('- _base_: x.yaml'), []);
  });

  it('the hover links the file, whatever it is called', async () => {
    const evil = 'a](command) <img>.yaml';
    const [found] = (await find({ 'a.yaml': `_base_: "${evil}"\n${kl}`, [evil]: 'trainer: {max_steps: 4}' })).found;
    const text = hoverMarkdown(found!, {
      image: undefined,
      width: 1,
      height: 1,
      links: [],
      answerLink: () => 'command:answer',
    });
    assert.ok(
      text.includes('<a href="a&#93;&#40;command&#41; &#60;img&#62;.yaml#L1">line 1 of a&#93;&#40;command&#41; &#60;img&#62;.yaml</a>)'),
      text,
    );
  });
});
