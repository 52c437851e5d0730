// What a config takes away from the files that it builds on, as their loaders do: nothing of it counts any more.
import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { type Files, findWithParents } from '../../../fixtures/findWithParents';

const choices: Files = {
  'base.yaml': 'defaults:\n  - trainer: slow\n',
  'trainer/slow.yaml': 'max_steps: 70000\n',
  'trainer/quick.yaml': 'max_steps: 35\n',
};

/** Files, the child first, and the total that is right. */
const known: readonly (readonly [what: string, Files, number])[] = [
  [
    'the choice of a parent, by the nearest key',
    { 'main.yaml': 'defaults: [base, override trainer: quick, _self_]\nw: schedule(linear, 0.2)\n', ...choices },
    35,
  ],
  [
    'the choice of a parent, by a reference',
    { 'main.yaml': 'defaults: [base, override trainer: quick, _self_]\nw: schedule(linear, 0.2, ${trainer.max_steps})\n', ...choices },
    35,
  ],
  ['nothing of the choice of a parent', { 'main.yaml': 'defaults: [base, _self_]\nw: schedule(linear, 0.2)\n', ...choices }, 70000],
  [
    'a section that is written anew',
    {
      'main.py': "_base_ = './old.py'\ntrain_cfg = dict(_delete_=True, max_iters=45)\nw = schedule('linear', 0.2)\n",
      'old.py': 'train_cfg = dict(max_iters=6000)\n',
    },
    45,
  ],
  [
    'nothing of a section that is written beside it',
    {
      'main.py': "_base_ = './old.py'\ntrain_cfg = dict(val_interval=45)\nw = schedule('linear', 0.2)\n",
      'old.py': 'train_cfg = dict(max_iters=6000)\n',
    },
    6000,
  ],
];

const hydra = (said: string): Files => ({
  'main.yaml': `defaults: [base, _self_]\n${said}\nw: schedule(linear, 0.2)\n`,
  'base.yaml': 'max_steps: 6000\n',
});

/** The same, and what is said instead of a total. */
const unknown: readonly (readonly [what: string, Files, reason: RegExp])[] = [
  ['null', hydra('max_steps: null'), /max_steps \(line 2\) is not set\.$/],
  [
    'null, beside epochs',
    hydra('max_steps: null\nmax_epochs: 4'),
    /It is 4 epochs, max_epochs \(line 3\), and nothing says how many steps/,
  ],
  ['a number that means none', hydra('max_steps: -1'), /max_steps \(line 2\) is not set\.$/],
  [
    'a variable of the environment',
    hydra('max_steps: ${oc.env:LENGTH}'),
    /max_steps \(line 2\) is not known: The environment variable LENGTH/,
  ],
  ['a value that nobody gives', { ...hydra('max_steps: ???'), 'base.yaml': 'lr: 1\n' }, /max_steps \(line 2\) is not known: .*missing/],
  [
    'another key than one that nobody gives',
    { ...hydra('max_steps: ???'), 'base.yaml': 'total_steps: 6000\n' },
    /max_steps \(line 2\) is not known: .*missing/,
  ],
  [
    'None',
    { 'main.py': "_base_ = './old.py'\nmax_iters = None\nw = schedule('linear', 0.2)\n", 'old.py': 'max_iters = 6000\n' },
    /max_iters \(line 2\) is not set\.$/,
  ],
  [
    'a section without it',
    {
      'main.py': "_base_ = './old.py'\ntrain_cfg = dict(_delete_=True, max_epochs=9)\nw = schedule('linear', 0.2)\n",
      'old.py': 'train_cfg = dict(max_iters=6000)\n',
    },
    /It is 9 epochs, train_cfg\.max_epochs \(line 2\), and nothing says how many steps/,
  ],
];

describe('a config that changes what it builds on', () => {
  for (const [what, files, total] of known) {
    it(`replaces ${what}: ${total}`, async () => {
      const [found, ...others] = (await findWithParents(files)).found;
      assert.deepEqual([found?.totalSteps, found?.problems, others], [total, [], []]);
    });
  }

  for (const [what, files, reason] of unknown) {
    it(`leaves no total of a parent behind ${what}`, async () => {
      const [found] = (await findWithParents(files)).found;
      assert.equal(found?.totalSteps, undefined);
      assert.match(messageText(found!.problems[0]!.message), reason);
    });
  }
});
