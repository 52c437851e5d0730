// Functions of the step that stand in other files of the workspace, called where they are imported: with the values that CPython gives them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { messageText } from '../../../src/core/message';
import { hoverMarkdown } from '../../../src/features/hover/hoverMarkdown';
import { pathsOf } from '../../../src/language/resolve/imports/importedFiles';
import { findBeside } from '../../fixtures/findBeside';

interface Reference {
  readonly made: string;
  readonly steps: readonly number[];
  /** By script, what has to be asked for, and by label the values of each curve, or what is raised. */
  readonly files: Readonly<
    Record<string, { readonly answers: Readonly<Record<string, number>>; readonly labels: Readonly<Record<string, readonly string[]>> }>
  >;
}

const folder = 'test/reference/interpreter/imports';
const reference = JSON.parse(readFileSync(`${folder}.json`, 'utf8')) as Reference;
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py'))
    .map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')]),
);

describe(`functions of files that are imported, as ${reference.made} evaluates them`, () => {
  for (const [path, { answers, labels }] of Object.entries(reference.files)) {
    const found = findBeside(path, files, { answers: new Map(Object.entries(answers)) });
    for (const [label, curves] of Object.entries(labels))
      it(`${path}: ${label}`, async () => {
        const schedule = (await found).find((each) => each.label === label);
        assert.ok(schedule, 'is found');
        assert.deepEqual(
          schedule.problems.map(({ message }) => messageText(message)),
          [],
        );
        assert.equal(schedule.curves.length, curves.length);
        curves.forEach((words, index) => {
          words.split(' ').forEach((word, place) => {
            const step = reference.steps[place]!;
            const value = schedule.curves[index]!.schedule.at(step);
            if (word.startsWith('!')) assert.ok(Number.isNaN(value), `raises at step ${step}`);
            else assert.ok(Math.abs(value - Number(word)) <= 1e-12 * Math.abs(Number(word)), `at step ${step}: ${value}, not ${word}`);
          });
        });
      });

    it(`${path}: nothing else`, async () => {
      const others = (await found).filter(({ label }) => !(label in labels));
      assert.deepEqual(
        others.map(({ label }) => label),
        [],
      );
    });

    it(`${path}: what has no answer is asked for`, async () => {
      const asked = (await findBeside(path, files)).flatMap(({ unknowns }) => unknowns.map(({ key }) => key));
      assert.deepEqual(asked, Object.keys(answers));
    });
  }
});

const kl = 'TOP = 0.5\ndef kl_weight(step, warmup=100, top=TOP):\n    return top * min(1.0, step / warmup)\n';
const loop = (line: string) => `for step in range(1000):\n    ${line}\n`;

describe('files that a script imports', () => {
  it('are looked for where a function of the step needs them, the folder of the script first, and then each around it', async () => {
    const looked = async (text: string, others: Readonly<Record<string, string>> = {}) => {
      const paths: string[] = [];
      await findBeside('a/b/train.py', { 'a/b/train.py': text, ...others }, {}, (path) => paths.push(path));
      return paths;
    };
    assert.deepEqual(await looked(`from util import kl_weight\n${loop('x = kl_weight(step)')}`, { 'a/util.py': kl }), [
      'a/b/util.py',
      'a/b/util/__init__.py',
      'a/util.py',
    ]);
    assert.deepEqual(await looked(`from .util import kl_weight\n${loop('x = kl_weight(step)')}`), ['a/b/util.py', 'a/b/util/__init__.py']);
    assert.deepEqual(await looked(`from . import util\n${loop('x = util.kl_weight(step)')}`), ['a/b/util.py', 'a/b/util/__init__.py']);
    // Nothing there has the name of a weight, or it is a library that is known.
    assert.deepEqual(await looked(`from util import save\n${loop('save(step)')}`), []);
    assert.deepEqual(await looked(`import util\nimport torch\n${loop('weight = torch.tensor(step)')}w = util.load()\n`), []);
    assert.deepEqual(await looked(`import util\n\ndef kl_weight(step):\n    return min(1, step / 10)\n`), []);
  });

  it('have a place for each way in which they are imported', () => {
    assert.deepEqual(pathsOf('..lib.ramps'), ['../lib/ramps.py', '../lib/ramps/__init__.py']);
    assert.deepEqual(pathsOf('.'), ['__init__.py']);
    assert.deepEqual(pathsOf('ramps').slice(0, 4), ['ramps.py', 'ramps/__init__.py', '../ramps.py', '../ramps/__init__.py']);
    for (const odd of ['', 'a..b', 'a.', 'a/b', 'a b']) assert.deepEqual(pathsOf(odd), []);
  });

  const one = async (text: string, others: Readonly<Record<string, string>>) =>
    (await findBeside('train.py', { 'train.py': text, ...others }))[0];

  it('are linked in the hover, and what they say cannot be changed from elsewhere', async () => {
    const found = await one(`from util import kl_weight\n${loop('f(kl_weight(step, 200))')}`, { 'util.py': kl });
    assert.ok(found);
    const text = hoverMarkdown(found, { image: undefined, width: 1, height: 1, links: [], answerLink: (key) => key });
    assert.match(text, /kl&#95;weight \(<a href="util\.py#L2">line 2 of util\.py<\/a>\)/);
    const [warmup, top] = ['warmup', 'top'].map((name) => found.parameters.find((each) => each.name === name)!);
    assert.deepEqual([warmup!.value, warmup!.literal !== undefined], [200, true]);
    assert.deepEqual([top!.value, top!.literal], [0.5, undefined]);
  });

  it('that import each other, raise, or are broken have no end, and hide nothing', async () => {
    const circle = { 'a.py': `from b import CEILING\n${kl.replace('TOP)', 'CEILING)')}`, 'b.py': 'import a\nCEILING = 0.25\n' };
    assert.equal((await one(`from a import kl_weight\n${loop('w = kl_weight(step)')}`, circle))?.schedule?.at(500), 0.25);
    const broken = { 'a.py': `${kl}def f(:\n  1 +\nraise ValueError\n` };
    assert.equal((await one(`from a import kl_weight\n${loop('w = kl_weight(step)')}`, broken))?.schedule?.at(50), 0.25);
    const raising = { 'a.py': 'def kl_weight(step, warmup):\n    return step / warmup\n' };
    const found = await one(`from a import kl_weight\n${loop('f(kl_weight(step, 0))')}`, raising);
    assert.equal(found, undefined);
    const always = { 'a.py': 'def kl_weight(step, n=10):\n    return 1 / step + n\n' };
    const text = `from a import kl_weight\n${loop('f(kl_weight(step))')}`;
    const [problem] = (await one(text, always))!.problems;
    assert.equal(messageText(problem!.message), 'At step 0 this raises ZeroDivisionError: division by zero.');
    assert.equal(text.slice(problem!.range.from, problem!.range.to), 'kl_weight(step)');
  });

  it('leave alone what their functions do not decide', async () => {
    const others = { 'util.py': `${kl}def rate(step, model):\n    return model.rate(step)\ndef weight(step): return 3\n` };
    for (const line of ['x = other.kl_weight(step)', 'y = rate(step, net)', 'z = weight(step)', 'kl_weight = 3; kl_weight(step)'])
      assert.equal(await one(`from util import rate, weight\nimport other\n${loop(line)}`, others), undefined, line);
    // A loss that has a weight in it is none.
    const loss = await findBeside('train.py', {
      'train.py': `from util import *\n${loop('loss = rec(x) + kl_weight(step) * kl(x)')}`,
      ...others,
    });
    assert.deepEqual(
      loss.map(({ label, problems }) => [label, problems.length]),
      [['kl_weight', 0]],
    );
  });
});
