// What is kept of a text while it is edited: not its earlier versions, each of which would keep the ones before it.
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { frameworksFor } from '../../../../src/frameworks/frameworksFor';
import type { Memory } from '../../../../src/language/find/findSchedules';
import { parse, type Language } from '../../../../src/language/index';
import { findInTree } from '../../../fixtures/find';
import { trainingScript } from '../../../fixtures/trainingScript';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const edits = 25;
/** A reading that an edit does not touch keeps the version that it was made of. */
const mostVersions = 10;

const parts = Array.from({ length: 20 }, (_, i) => i + 1);
const script = trainingScript(1, 4);
const yaml = `trainer:
  max_steps: 5000
${parts.map((i) => `part_${i}:\n  kl: schedule(cosine, 0.5, ${i}000)\n  beta: 1.0\n  beta_warmup_epochs: ${i}\n  other: \${part_1.kl}\n`).join('')}`;
const json = JSON.stringify({
  ...Object.fromEntries(parts.map((i) => [`part_${i}`, `schedule(cosine, 0.5, ${i}000)`])),
  lr_scheduler_type: 'cosine',
  learning_rate: 1e-4,
  max_steps: 5000,
});
const toml = parts.map((i) => `[part_${i}]\nkl = "schedule(cosine, 0.5, ${i}000)"\n`).join('');
const cfg = parts.map((i) => `[part.${i}]\n@schedules = "compounding.v1"\nstart = 100\nstop = ${i}000\ncompound = 1.001\n`).join('\n');

const cases: readonly (readonly [title: string, language: Language, text: string, before: string])[] = [
  ['a function', 'python', script, ' / WARMUP)'],
  ['a class', 'python', script, 'self.end - self.start)'],
  ['a constant', 'python', script, '_000\nWARMUP'],
  ['a loop', 'python', script, 'loss.backward'],
  ['the run of a config', 'yaml', yaml, '5000'],
  ['a schedule of a config', 'yaml', yaml, '000)'],
  ['a schedule in JSON', 'json', json, '000)'],
  ['a run in JSON', 'json', json, '5000'],
  ['a schedule in TOML', 'toml', toml, '000)'],
  ['a section of a .cfg file', 'cfg', cfg, '000\ncompound'],
];

describe('the memory of what was found', () => {
  for (const [title, language, text, before] of cases) {
    it(`keeps no earlier versions of a text while one types in ${title}`, async () => {
      const at = text.indexOf(before);
      assert.ok(at > 0);
      const memory: Memory = {};
      const versions: WeakRef<object>[] = [];
      let [tree, needed] = [await parse(language, text), await frameworksFor(text, language)];
      for (let i = 0; i < edits; i++) {
        const now = text.slice(0, at) + '1'.repeat(i % 7) + text.slice(at);
        [tree, needed] = await Promise.all([parse(language, now, tree), frameworksFor(now, language, needed)]);
        assert.ok(findInTree(language, tree, { frameworks: needed.frameworks }, memory).length > 0);
        versions.push(new WeakRef(tree));
      }
      // What a weak reference was made for in this turn is there until its end.
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
      const left = versions.filter((version) => version.deref()).length;
      assert.ok(left <= mostVersions, `${left} of ${edits} versions are kept`);
      assert.ok(memory.readings ?? memory.config);
    });
  }
});
