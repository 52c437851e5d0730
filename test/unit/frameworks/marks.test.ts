// The words by which a schedule is looked for stand in it, not only in the key around it: how far that is from it must not matter.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundSchedule } from '../../../src/language/find/found';
import { find } from '../../fixtures/find';
import { type GoldenCase, optionsOf } from './goldenCases';

const far = 70;

/** A config in which whatever stands in something else stands far behind its beginning. */
const stretched: Readonly<Record<string, (text: string) => string>> = {
  yaml: (text) => text.replace(/^( *(?:- )*[\w"']+:| *-)[ \t]*$/gm, `$1 # ${'x'.repeat(far)}`),
  json: (text) => text.replace(/[{[]/g, `$&${' '.repeat(far)}`),
};

const shown = (found: readonly FoundSchedule[]) =>
  found.map(({ label, source, curves, unknowns, problems }) => [label, source, curves.length, unknowns.length, problems.length]);

/** The configs that libraries have run. */
function configs(): readonly GoldenCase[] {
  const folder = join('test', 'reference', 'frameworks');
  const texts = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [readFileSync(join(folder, file), 'utf8')] : []));
  const all = texts.map((text) => JSON.parse(text) as unknown).flatMap((list) => (Array.isArray(list) ? (list as GoldenCase[]) : []));
  const wanted = all.filter(({ config, language }) => config !== undefined && language in stretched);
  return [...new Map(wanted.map((each) => [each.config, each])).values()];
}

describe('a schedule of a config', () => {
  it('is found however far the key around it is', async () => {
    const lost: string[] = [];
    for (const each of configs()) {
      const options = optionsOf(each);
      const wide = stretched[each.language]!(each.config!);
      const [before, after] = [await find(each.language, each.config!, options), await find(each.language, wide, options)];
      try {
        assert.deepEqual(shown(after), shown(before));
      } catch {
        lost.push(`${each.library}: ${each.name}`);
      }
    }
    assert.deepEqual(lost, []);
  });
});
