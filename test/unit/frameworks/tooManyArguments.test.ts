// How many arguments the calls of libraries take by position: `test/reference/frameworks/make_signatures.py` reads it from their sources.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { find } from '../../fixtures/find';

interface Signature {
  readonly library: string;
  readonly version: string;
  readonly callee: string;
  readonly parameters: readonly string[];
}

const signatures = JSON.parse(readFileSync(join('test', 'reference', 'frameworks', 'signatures.json'), 'utf8')) as Signature[];

/** What may stand for a parameter. */
const values: Readonly<Record<string, string>> = {
  name: '"cosine"',
  optimizer: 'opt',
  schedulers: '[]',
  lr_lambda: 'lambda step: 1.0',
  milestones: '[5]',
  boundaries: '[5]',
  values: '[1.0, 0.5]',
};
const written = ({ callee, parameters }: Signature, ...more: readonly string[]): string =>
  `import ${callee.slice(0, callee.lastIndexOf('.'))}\nopt = Adam(p, lr=0.1)\ns = ${callee}(${[...parameters.map((each) => values[each] ?? '1.0'), ...more].join(', ')})\n`;

const refusalsOf = async (text: string, { library, version }: Signature) => {
  const [found] = await find('python', text, { versions: new Map([[library, version]]) });
  assert.ok(found, text);
  return { found, refusals: found.problems.filter(({ code }) => code === 'too-many-arguments') };
};

describe('too many arguments by position', () => {
  for (const signature of signatures)
    it(`are refused by ${signature.callee}, and no fewer`, async () => {
      assert.deepEqual((await refusalsOf(written(signature), signature)).refusals, []);
      const text = written(signature, '7', '8');
      const { found, refusals } = await refusalsOf(text, signature);
      // What is too many is said once.
      assert.deepEqual(
        refusals.map(({ range }) => text.slice(range.from, range.to)),
        ['7'],
      );
      assert.deepEqual(found.curves, []);
    });

  const stepLR = 'import torch\ns = torch.optim.lr_scheduler.StepLR(torch.optim.SGD(p, lr=0.1), 10, 0.1, -1, ';
  const codesOf = async (text: string, version?: string) =>
    (await find('python', text, version === undefined ? {} : { versions: new Map([['torch', version]]) }))[0]!.problems.map(
      ({ code }) => code,
    );

  it('are not what an older release still takes, nor a name that is being typed', async () => {
    assert.deepEqual(await codesOf(`${stepLR}True)`), ['too-many-arguments']);
    assert.deepEqual(await codesOf(`${stepLR}True)`, '2.2'), []);
    assert.deepEqual(await codesOf(`${stepLR}gam)`), []);
  });
});
