import assert from 'node:assert/strict';
import { kinds } from '../../../../src/frameworks/schedule/definitions';
import { literal } from '../../../../src/language/resolve/origin';
import { compareVersions, compareWithBase } from '../../../../src/preview/compare/compareSchedules';
import { find } from '../../../fixtures/find';
import { drawable, undrawable } from '../../../fixtures/foundSchedule';

describe('compareVersions', () => {
  const kl = drawable('kl', 'linear', 0.5, 1000);
  const rows = (now: Parameters<typeof compareVersions>[0], then: Parameters<typeof compareVersions>[1]) =>
    compareVersions(now, then, 'saved file').rows.map(({ label, text }) => `${label}: ${text}`);

  it('says nothing of what is the same, and does not draw it', () => {
    assert.deepEqual(compareVersions([kl], [drawable('kl', 'linear', 0.5, 1000, 40)], 'saved file'), { curves: [], rows: [] });
  });

  it('gives the largest difference and its step, and draws the other version like the first', () => {
    const { curves, rows } = compareVersions([kl], [drawable('kl', 'linear', 0.25, 1000)], 'saved file');
    assert.deepEqual(rows, [{ label: 'kl', text: '0.25 → 0.5 at step 1,000, a difference of 0.25', step: 1000 }]);
    assert.deepEqual(
      curves.map(({ id, label, like, isReference, range }) => ({ id, label, like, isReference, range })),
      [{ id: 'kl (saved file) (other)', label: 'kl (saved file)', like: 'kl', isReference: true, range: undefined }],
    );
  });

  it('says from which step on two releases differ', async () => {
    const text = `import torch
from torch.optim.lr_scheduler import ConstantLR, MultiplicativeLR, SequentialLR
opt = torch.optim.SGD(p, lr=1.0)
s = SequentialLR(opt, [ConstantLR(opt, 1.0, total_iters=2), MultiplicativeLR(opt, lambda e: 0.5)], milestones=[3])
`;
    const of = (torch: string) => find('python', text, { versions: new Map([['torch', torch]]) });
    const list = compareVersions(await of('2.15'), await of('2.7.1'), 'torch 2.7.1 release', undefined, true).rows.filter(
      ({ label }) => label === 's',
    );
    // Torch 2.7.1 has 1 at the milestone, 2.15 has 0.5 there.
    assert.match(list[0]!.text, /^differ from step 3 on; largest: 1 → 0.5 at step 3, a difference of 0.5$/);
  });

  it('lists what is new, gone, or drawn in one of them only', () => {
    const broken = undrawable('kl', 0, 'total_steps must be > 0.');
    assert.deepEqual(rows([kl], []), ['kl: not in the saved file']);
    assert.deepEqual(rows([], [kl]), ['kl: only in the saved file']);
    assert.deepEqual(rows([kl], [broken]), ['kl: not drawn in the saved file']);
    assert.deepEqual(rows([broken], [kl]), ['kl: no longer drawn']);
    assert.deepEqual(rows([broken], [broken]), []);
  });

  it('counts percent, and no steps, where a total is unknown', () => {
    const unknown = { ...drawable('kl', 'linear', 0.25, 100), totalSteps: undefined };
    const { rows: both } = compareVersions([{ ...drawable('kl', 'power', 0.25, 100), totalSteps: undefined }], [unknown], 'saved file');
    assert.deepEqual(both, [{ label: 'kl', text: '0.125 → 0.0625 at 50 % of the run, a difference of 0.0625', step: undefined }]);
    assert.deepEqual(rows([kl], [unknown]), ['kl: 0.25 → 0.5 at 100 % of the run, a difference of 0.25']);
    assert.deepEqual(rows([drawable('kl', 'linear', 0.25, 1000)], [unknown]), []);
    const texts = compareWithBase({ id: 'kl', found: unknown }, kinds).rows.map(({ text, step }) => `${text} ${step}`);
    assert.ok(
      texts.every((text) => text.endsWith('undefined') && !text.includes('step')),
      texts.join('; '),
    );
  });

  it('tells schedules of one name apart by their order', () => {
    assert.deepEqual(rows([kl, drawable('kl', 'linear', 2, 1000)], [kl, drawable('kl', 'linear', 1, 1000)]), [
      'kl (2): 1 → 2 at step 1,000, a difference of 1',
    ]);
  });
});

describe('compareWithBase', () => {
  it('has the four base methods at the same w, T, delay and start', () => {
    const found = {
      ...drawable('kl', 'cosine', 0.5, 1000),
      parameters: [
        ['base_weight', 0.5],
        ['total_steps', 1000],
      ].map(([name, value]) => ({ name: String(name), value: value!, node: undefined, origin: literal, literal: undefined })),
    };
    const { curves, rows } = compareWithBase({ id: 'kl', found }, kinds);
    assert.deepEqual(
      curves.map(({ label, schedule }) => [label, schedule.totalSteps, schedule.at(500).toFixed(12)]),
      [
        ['linear (base method)', 1000, '0.250000000000'],
        ['cosine (base method)', 1000, '0.250000000000'],
        ['power (base method)', 1000, '0.125000000000'],
        ['exponential (base method)', 1000, '0.432332358382'],
      ],
    );
    assert.equal(rows[1]!.text, 'the same as kl');
    assert.ok(rows.filter(({ step }) => step !== undefined).length === 3);
  });

  it('takes the peak of what is composed for its weight', () => {
    const composed = { ...drawable('lr', 'linear', 3, 10), method: undefined, parameters: [] };
    assert.equal(compareWithBase({ id: 'lr', found: composed }, kinds).curves[0]!.schedule.at(10), 3);
  });
});
