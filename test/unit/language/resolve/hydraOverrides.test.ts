// How long a run is that Hydra (hydra-core 1.3.2) puts together: each total is that of the config which `compose` made of these files.
import assert from 'node:assert/strict';
import { findWithParents as find, type Files } from '../../../fixtures/findWithParents';

const long = 'max_steps: 7000\n';
const short = 'max_steps: 40\n';
const run = (key = 'trainer') => `w: schedule(linear, 0.5, \${${key}.max_steps})\n`;
const groups = { 'conf/trainer/long.yaml': long, 'conf/trainer/short.yaml': short };

const composed: readonly (readonly [what: string, files: Files, total: number | undefined])[] = [
  [
    'an override with its package, in the same list',
    { 'conf/a.yaml': `defaults: [trainer@fit: long, override trainer@fit: short, _self_]\n${run('fit')}`, ...groups },
    40,
  ],
  [
    'an override of a group that is put at the root',
    {
      'conf/a.yaml': 'defaults: [trainer@_global_: long, override trainer@_global_: short, _self_]\nw: schedule(linear, 0.5)\n',
      ...groups,
    },
    40,
  ],
  [
    'an override of an optional group',
    { 'conf/a.yaml': `defaults: [optional trainer: long, override trainer: short, _self_]\n${run()}`, ...groups },
    40,
  ],
  [
    'an override of a list of options',
    { 'conf/a.yaml': `defaults: [trainer: [long], override trainer: [short], _self_]\n${run()}`, ...groups },
    40,
  ],
  [
    'an override of a group within a group',
    {
      'conf/a.yaml': `defaults: [stage: one, override stage/trainer: short, _self_]\n${run('stage.trainer')}`,
      'conf/stage/one.yaml': 'defaults: [trainer: long]\n',
      'conf/stage/trainer/long.yaml': long,
      'conf/stage/trainer/short.yaml': short,
    },
    40,
  ],
  [
    'an override within a group, of what stands beside it there',
    {
      'conf/a.yaml': `defaults: [stage: one, _self_]\n${run('stage.fit')}`,
      'conf/stage/one.yaml': 'defaults: [base, override trainer@fit: short, _self_]\n',
      'conf/stage/base.yaml': 'defaults: [trainer@fit: long]\n',
      'conf/stage/trainer/long.yaml': long,
      'conf/stage/trainer/short.yaml': short,
    },
    40,
  ],
  [
    'a group from the root on, within another',
    {
      'conf/a.yaml': `defaults: [stage: one, _self_]\n${run('stage.trainer')}`,
      'conf/stage/one.yaml': 'defaults: [/trainer: long]\n',
      ...groups,
    },
    7000,
  ],
  [
    'a file of a group that is put at the root',
    {
      'conf/a.yaml': 'defaults: [stage: one, _self_]\nw: schedule(linear, 0.5)\n',
      'conf/stage/one.yaml': 'defaults: [part: x]\n',
      'conf/stage/part/x.yaml': '# @package _global_\nmax_steps: 90\n',
    },
    90,
  ],
  [
    'an option in a folder of its group',
    {
      'conf/a.yaml': `defaults: [trainer: big/long, override trainer: big/short, _self_]\n${run()}`,
      'conf/trainer/big/long.yaml': long,
      'conf/trainer/big/short.yaml': short,
    },
    40,
  ],
  [
    'a file that names the root with two lines around it',
    { 'conf/a.yaml': 'defaults: [fit: long, _self_]\nw: schedule(linear, 0.5)\n', 'conf/fit/long.yaml': `# @package __global__\n${long}` },
    7000,
  ],
  [
    'a package with that word in its name, of which the rest is left without its first letter',
    { 'conf/a.yaml': `defaults: [trainer@my_global_limits: long, _self_]\n${run('imits')}`, ...groups },
    7000,
  ],
  [
    'a file that is chosen with its folder, and builds on one beside it in that way',
    {
      'conf/solver/music/base.yaml': '# @package _global_\ndefaults: [music/default, _self_]\nw: schedule(linear, 0.5)\n',
      'conf/solver/music/default.yaml': `# @package _global_\n${short}`,
      'conf/main.yaml': 'defaults: [solver: music/base]\n',
    },
    40,
  ],
  [
    'a mapping that a file on the way sets to nothing',
    {
      'conf/a.yaml': 'defaults: [b, _self_]\nw: schedule(linear, 0.5)\n',
      'conf/b.yaml': 'defaults: [c, _self_]\ntrainer: null\n',
      'conf/c.yaml': 'trainer: {max_steps: 300}\n',
    },
    undefined,
  ],
  [
    'a mapping that the file itself sets to nothing',
    {
      'conf/a.yaml': `defaults: [b, _self_]\nfit: {trainer: null}\n${run('fit.trainer')}`,
      'conf/b.yaml': 'fit: {trainer: {max_steps: 30}}\n',
    },
    undefined,
  ],
  [
    'a reference to a key beside it that the file on top gives another value',
    { 'conf/a.yaml': `defaults: [trainer: t, _self_]\ntrainer: {n: 60}\n${run()}`, 'conf/trainer/t.yaml': 'n: 500\nmax_steps: ${.n}\n' },
    60,
  ],
  [
    'a reference to a key beside it that only the group has',
    { 'conf/a.yaml': 'defaults: [trainer: t, _self_]\ntrainer:\n  w: schedule(linear, 0.5, ${.n})\n', 'conf/trainer/t.yaml': 'n: 500\n' },
    500,
  ],
  [
    'a reference to a key beside it that what follows _self_ changes',
    {
      'conf/a.yaml': 'defaults: [_self_, trainer: t]\ntrainer:\n  n: 60\n  w: schedule(linear, 0.5, ${.n})\n',
      'conf/trainer/t.yaml': 'n: 500\n',
    },
    500,
  ],
];

describe("Hydra's configs", () => {
  for (const [what, files, total] of composed) {
    it(`${what}: ${total ?? 'not known'}`, async () => {
      const { found } = await find(files);
      assert.deepEqual(
        found.map(({ totalSteps }) => totalSteps),
        [total],
      );
    });
  }
});

describe("MMEngine's configs (mmengine 0.10)", () => {
  for (const [what, last] of [
    ['deletes its dict', 'train_cfg = dict(_delete_=True, max_epochs=4)\n'],
    ['takes something else', 'train_cfg = None\n'],
  ]) {
    it(`a file on the way ${what}`, async () => {
      const base = { 'b.py': `_base_ = './c.py'\n${last!}`, 'c.py': 'train_cfg = dict(max_iters=80000)\n' };
      for (const text of ["w = schedule('linear', 0.5)\n", "w = schedule('linear', 0.5, _base_.train_cfg.max_iters)\n"]) {
        const { found } = await find({ 'a.py': `_base_ = './b.py'\n${text}`, ...base });
        assert.deepEqual([found.length, found[0]!.totalSteps], [1, undefined]);
      }
    });
  }
});
