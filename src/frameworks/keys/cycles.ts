// Cyclical annealing by keys (Fu et al. 2019): `n_cycle` and `ratio` beside the weight of the KL term, or with a prefix of their own.
import { byDefault } from '../../language/find/found';
import { formatValue } from '../../core/format';
import { buildSchedule } from '../../core/methods/buildSchedule';
import { cyclical } from '../../core/methods/cyclical';
import { numberValue } from '../../core/methods/values';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { pathText } from '../../language/tree/walk';
import { numberOf } from '../shared/parameters';
import { type Keys, keysAround, type Term } from './around';
import { numberAt, readAs, runParameter } from './reading';
import { givenOf } from './special';
import { changeLengths, endNames, endValues, isFromZero, shapeEndings, shapeNames, startNames, startValues } from './words';

/** The marks of these keys. */
export const cycleMarks = ['n_cycle', 'n_cycles', '*_n_cycle', '*_n_cycles'] as const;

const count = /^(?:(.+)_)?n_cycles?$/;

/** The ramps of a cycle by the words for them; one that only says that there are cycles is linear. */
const ramps: readonly (readonly [ramp: string, words: RegExp])[] = [
  ['linear', /^(?:linear|lin|cycl(?:e|ical|ic)(?:_linear|_annealing)?)$/],
  ['cosine', /^(?:cosine|cos|cycl(?:e|ical|ic)_(?:cosine|cos))$/],
  ['sigmoid', /^(?:sigmoid|cycl(?:e|ical|ic)_sigmoid)$/],
];

/** The claim of a number of cycles with the part of each that its ramp takes. */
export function ofCycles(site: Site): Claim | undefined {
  const around = keysAround(site);
  const parts = around && count.exec(around.name);
  if (!around || !parts) return undefined;
  const { keys, name } = around;
  const [, prefix] = parts;
  const section = site.place.path.slice(0, -1);
  const stems = prefix === undefined ? ['kl', 'beta', 'kld'] : [prefix];
  const [cycles, ratio] = [keys.find([name]), keys.find([prefix === undefined ? 'ratio' : `${prefix}_ratio`])];
  const ends = endsBeside(stems, keys) ?? (prefix === undefined && isFromZero(section.at(-1) ?? '') ? endsInside(keys) : undefined);
  const ramp = rampIn(site, keys, prefix === undefined ? shapeNames : shapeEndings.map((ending) => `${prefix}_${ending}`));
  if (!cycles || !ratio || !ends || ramp === undefined) return undefined;
  // With a warm-up of its own, who knows how the two go together.
  if (keys.find(stems.flatMap((stem) => changeLengths.map((length) => `${stem}_${length}`)))) return undefined;
  const terms = [ends.start, ends.end, cycles, ratio].filter((term): term is Term => term !== undefined);
  const values = terms.map((term) => numberAt(site, term));
  const [number, part] = [numberAt(site, cycles), numberAt(site, ratio)];
  if (values.includes(undefined) || number === undefined || !Number.isInteger(number) || number < 1) return undefined;
  if (part === undefined || part <= 0 || part > 1) return undefined;
  const [low, high] = [numberAt(site, ends.start) ?? 0, numberAt(site, ends.end)!];
  if (low === high) return undefined;
  const units = (['step', 'epoch'] as const).map((unit) => [unit, runParameter(`total_${unit}s`, unit)] as const);
  const run = units.flatMap(([unit, asked]) => {
    const total = asked.from?.(site, () => false);
    return total ? [{ unit, asked, total }] : [];
  })[0];
  return readAs({
    label: pathText(ends.isSection ? section : [...section, ends.end.name]),
    name: `read as ${formatValue(number)} cycles, each ${ramp} from ${formatValue(low)} to ${formatValue(high)} over ${formatValue(part * 100)} % of it`,
    formula: 'start + (end − start) · min(1, τ / ratio), τ = (t · cycles / T) mod 1',
    parameters: [
      ...terms.slice(0, -2).map((term) => numberOf(term.name, 'A value of the weight', 'weight')),
      numberOf(cycles.name, 'The number of equal cycles', 'count', { domain: { min: 1, integer: true } }),
      numberOf(ratio.name, 'The part of each cycle that the ramp takes', 'fraction', { domain: { above: 0, max: 1 } }),
      run?.asked ?? runParameter('total_steps', 'fraction'),
    ],
    given: [...givenOf(site, terms), run?.total ?? byDefault('total_steps', 1)],
    curves: (all) => {
      const schedule = buildSchedule(cyclical, {
        base_weight: numberValue(all, ends.end.name),
        start_weight: ends.start ? numberValue(all, ends.start.name) : 0,
        cycles: numberValue(all, cycles.name),
        ratio: numberValue(all, ratio.name),
        ramp,
        total_steps: numberValue(all, run?.asked.name ?? 'total_steps'),
      });
      return { ...schedule, unit: run?.unit ?? 'fraction' };
    },
  });
}

interface CycleEnds {
  readonly start: Term | undefined;
  readonly end: Term;
  /** They are those of a section of their own, which says what they are of. */
  readonly isSection: boolean;
}

/** The weight beside the cycles, with what it begins at in each of them. */
function endsBeside(stems: readonly string[], keys: Keys): CycleEnds | undefined {
  const each = (make: (stem: string) => readonly string[]) => keys.find(stems.flatMap(make));
  const around = (list: readonly string[]) => (stem: string) =>
    list.flatMap((word) => [`${stem}_${word}`, `${word}_${stem}`, `${stem}_weight_${word}`, `${word}_${stem}_weight`]);
  const end =
    each(around(['max', 'end', 'stop', 'final'])) ??
    each((stem) => ['weight', 'beta', 'coef', 'coeff'].map((word) => `${stem}_${word}`)) ??
    each((stem) => [...['weight', 'lambda', 'beta', 'w'].map((word) => `${word}_${stem}`), stem]);
  return end && { start: each(around(['min', 'start', 'initial'])), end, isSection: false };
}

/** The ends of a section of their own. */
function endsInside(keys: Keys): CycleEnds | undefined {
  const end = keys.find([...endValues, ...endNames, 'weight', 'value']);
  return end && { start: keys.find([...startValues, ...startNames]), end, isSection: true };
}

function rampIn(site: Site, keys: Keys, names: readonly string[]): string | undefined {
  const term = keys.find(names);
  const word = term && site.word(term.node)?.toLowerCase().replaceAll('-', '_');
  if (word === undefined) return 'linear';
  return ramps.find(([, words]) => words.test(word))?.[0];
}
