// Functions of the step in a Python file that read the keys of a config: what was only read as a schedule is what these make of it.
import { findSchedules } from '../../../language/find/findSchedules';
import type { ReadOptions, Site } from '../../../language/find/site';
import { parse } from '../../../language/index';
import { escape } from '../../../language/text/marks';
import type { Tree } from '../../../language/tree/tree';
import { type Candidate, candidateAt, fullNameOf } from '../callee';
import { partFor } from '../claim';
import { framework as functions } from '../index';
import { statefulAt } from '../objects/stateful';
import type { KeysRead } from './keysRead';
import { objectText } from './objectText';

/** A function that reads keys, as a Python text of its own: what it needs of its file, and a call with the config's values. */
export interface ReadingFunction {
  /** `Annealer.weight`. */
  readonly name: string;
  readonly text: string;
  /** Where the function stands in the text. */
  readonly offset: number;
}

const mostFunctions = 5;

/** The functions in a file that read all of these keys, and that can be evaluated with them; in document order, at most 5. */
export async function functionsReading(code: string, keys: KeysRead, options: ReadOptions): Promise<readonly ReadingFunction[]> {
  const found: ReadingFunction[] = [];
  for (const [site, candidate] of candidatesIn(await parse('python', code), options)) {
    const reading = await readingOf(site, candidate, keys, options);
    if (reading) found.push(reading);
    if (found.length === mostFunctions) break;
  }
  return found;
}

/** What may be a function of the step, going by its head. */
function candidatesIn(code: Tree, options: ReadOptions): readonly (readonly [Site, Candidate])[] {
  const all: (readonly [Site, Candidate])[] = [];
  const recognise = (site: Site) => {
    const candidate = candidateAt(site) ?? statefulAt(site);
    if (candidate) all.push([site, candidate]);
    return undefined;
  };
  findSchedules(code, { ...options, frameworks: [{ ...functions, recognise }] });
  return all;
}

async function readingOf(site: Site, candidate: Candidate, keys: KeysRead, options: ReadOptions): Promise<ReadingFunction | undefined> {
  const part = partFor(site, candidate);
  if (!part) return undefined;
  const { callee, called } = candidate;
  const calls = called === undefined ? [] : site.calls(called).map(({ node: { range } }) => site.text.slice(range.from, range.to));
  for (const call of [...calls, undefined]) {
    const added = valuesFor(candidate, part.text, call, keys);
    if (added === undefined) continue;
    const text = `${part.text}\n${added}`;
    const schedules = findSchedules(await parse('python', text), { ...options, frameworks: [functions] });
    const offset = part.inPart(callee.kind === 'lambda' ? callee.range : candidate.head.range).from;
    const isDrawn = schedules.some(({ range, schedule }) => schedule && range.from === offset);
    if (isDrawn) return { name: fullNameOf(callee), text, offset };
  }
  return undefined;
}

/** The config's values for a function with a call of it: one in its file, else one by the names of its parameters. Undefined where they do not read all keys. */
function valuesFor(
  { callee, called, others, step }: Candidate,
  part: string,
  call: string | undefined,
  keys: KeysRead,
): string | undefined {
  const reads = keys.names.flatMap((name) => readsOf(call === undefined ? part : `${part}\n${call}`, name));
  const isGiven = (name: string) => call === undefined && others.some((other) => other.name === name);
  if (!keys.names.every((name) => isGiven(name) || reads.some((read) => read.name === name))) return undefined;
  const objects = new Map<string, string>();
  for (const { base, isItem } of reads) {
    const [head, ...inner] = base.replace(/^self\./, '').split('.') as [string, ...string[]];
    const object = objects.has(head) ? undefined : objectText(head, inner, keys, isItem);
    if (object !== undefined) objects.set(head, object);
  }
  const given = others.flatMap(({ name }) => {
    if (objects.has(name)) return [`${name}=${name}`];
    return keys.names.includes(name) && keys.values.has(name) ? [`${name}=${keys.values.get(name)}`] : [];
  });
  const heads = new RegExp(`\\bself\\.(?=(?:${[...objects.keys()].map(escape).join('|')})\\b)`, 'g');
  const made = called === undefined ? '' : `${called}(${[...(callee.owner === undefined ? [`${step.name}=0`] : []), ...given].join(', ')})`;
  return `${[...objects.values()].join('\n')}${call?.replace(heads, '') ?? made}\n`;
}

/** Where a text asks something for a key: `cfg.loss.beta_start`, `self.cfg["beta_start"]`, `config.get("beta_start")`. */
function readsOf(text: string, name: string): readonly { readonly name: string; readonly base: string; readonly isItem: boolean }[] {
  const key = escape(name);
  const pattern = new RegExp(
    String.raw`([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[["'][\p{L}\p{N}_]+["']\])*)(?:\.${key}(?![\p{L}\p{N}_]|\s*\()|(\[["']${key}["']\]|\.get\(\s*["']${key}["']))`,
    'gu',
  );
  return Array.from(text.matchAll(pattern), ([, base, item]) => ({
    name,
    base: base!.replace(/\[["']([^"']+)["']\]/g, '.$1'),
    isItem: item !== undefined,
  })).filter(({ base }) => base !== 'self');
}
