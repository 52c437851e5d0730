// What was read -> a claim with a definition of its own: its parameters are the user's keys.
import { checkValues } from '../../core/checkValues';
import { formatStep, formatValue } from '../../core/format';
import type { Parameter, ParameterValues } from '../../core/parameter';
import type { Schedule, Unit } from '../../core/schedule';
import type { DefinedParameter } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { asNumber } from '../../language/resolve/values';
import { numberOf } from '../shared/parameters';
import type { Term } from './around';
import { changed, type Reading } from './changed';
import { shapeOf, shapeWords } from './shapes';
import { isBeyond, isSearched } from './words';

/** The source of all readings, which are no knowledge. */
export const source = 'keys (read)';

/** The claim of a reading; undefined where its values do not make a schedule after all. */
export function claimOf(site: Site, reading: Reading): Claim | undefined {
  const { label, shape, openShape, start, end, length, until, delay, unit } = changed(site, reading);
  const runName = unit === 'epoch' ? 'total_epochs' : 'total_steps';
  const steps = unit === 'epoch' ? 'epochs' : 'steps';
  const total: DefinedParameter = length
    ? numberOf(length.name, 'How long it takes', steps, { role: 'total', domain: { above: 0 } })
    : until
      ? numberOf(until.name, 'Where it ends', steps, { role: 'total', domain: { above: 0 } })
      : runParameter(runName, unit);
  const terms = [start, end, length, until, delay].filter((term) => typeof term === 'object');
  const given = givenIn(site, terms);
  if (!given) return undefined;
  const values = Object.fromEntries(given.map(({ name, value }) => [name, value as number]));
  const parameters = [
    ...[start, end].flatMap((term) => (typeof term === 'number' ? [] : [numberOf(term.name, 'A value of the weight', 'weight')])),
    ...(delay ? [numberOf(delay.name, 'Where it begins', steps, { domain: { min: 0 } })] : []),
    total,
    ...(openShape ? [shapeParameter(openShape.name)] : []),
  ].filter(({ name }, index, list) => list.findIndex((other) => other.name === name) === index);
  const inTerms = (term: Term | number | undefined, from: ParameterValues): number | undefined =>
    typeof term === 'object' ? (from[term.name] as number | undefined) : term;
  const low = inTerms(start, values);
  const high = inTerms(end, values);
  if (isSearched(label.split('.')) || (low !== undefined && high !== undefined && isBeyond(label, [low, high]))) return undefined;
  const begin = inTerms(delay, values) ?? 0;
  const last = inTerms(until, values);
  if (low !== undefined && high !== undefined && !shape.fits(low, high)) return undefined;
  if (low === high && low !== undefined && shape.name !== 'constant') return undefined;
  if (last !== undefined && last <= begin) return undefined;
  if (
    checkValues(
      parameters.filter(({ name }) => name in values),
      values,
    ).length > 0
  )
    return undefined;
  const said = (number: number | undefined, term: Term | number) => (number === undefined ? (term as Term).name : formatValue(number));
  const span = inTerms(length, values) ?? (last === undefined ? undefined : last - begin);
  const way = openShape ? 'a curve of some shape' : shape.name;
  const name =
    shape.name === 'constant'
      ? `read as constant at ${said(low, start)}`
      : `read as ${way} from ${said(low, start)} to ${said(high, end)} over ${spanText(span, length?.name, unit)}` +
        (begin > 0 ? ` after ${spanText(begin, undefined, unit)}` : '');
  const curves = (all: ParameterValues): Schedule => {
    const from = inTerms(delay, all) ?? 0;
    const size = all[total.name] as number;
    const ends = { start: inTerms(start, all)!, end: inTerms(end, all)!, delay: from, length: until ? size - from : size };
    const drawn = (openShape && shapeOf(String(all[openShape.name]))) ?? shape;
    return { ...(drawn.fits(ends.start, ends.end) ? drawn : shape).schedule(ends), unit };
  };
  return readAs({ label, name, formula: openShape ? 'start … end' : shape.formula, parameters, given, curves });
}

/** A claim of a reading whose curve is made from its values. */
export function readAs({
  label,
  name,
  formula,
  parameters,
  given,
  curves,
}: {
  readonly label: string;
  readonly name: string;
  readonly formula: string;
  readonly parameters: readonly DefinedParameter[];
  readonly given: readonly FoundParameter[];
  readonly curves: (values: ParameterValues) => Schedule;
}): Claim {
  return {
    label,
    arguments: [],
    given,
    definition: {
      source,
      name,
      formula,
      summary: `R${name.slice(1)}`,
      isReading: true,
      parameters,
      curves: (values) => [{ quantity: 'weight', schedule: curves(values) }],
    },
  };
}

function spanText(span: number | undefined, name: string | undefined, unit: Unit): string {
  if (span === undefined) return name ?? 'the run';
  if (unit === 'fraction') return `${formatValue(span * 100)} % of the run`;
  return `${formatStep(span)} ${unit}${span === 1 ? '' : 's'}`;
}

/** The values of keys, without those that are not known here; undefined where one is no number. */
function givenIn(site: Site, terms: readonly Term[]): readonly FoundParameter[] | undefined {
  const found: FoundParameter[] = [];
  for (const { name, node } of terms) {
    const result = site.value(node);
    if (!result.ok) {
      if (!isOpen(node)) return undefined;
      continue;
    }
    const value = numberIn(site, result.value);
    if (value === undefined) return undefined;
    found.push({ name, value, node, origin: result.origin, literal: result.literal });
  }
  return found;
}

/** Whether a node may well be a number that is only not known here: a reference, a name. */
const isOpen = ({ kind }: Term['node']): boolean => kind === 'reference' || kind === 'name' || kind === 'operation';

const numberIn = ({ options }: Site, value: Parameters<typeof asNumber>[0]): number | undefined =>
  options.bareWords ? asNumber(value) : typeof value === 'number' ? value : undefined;

/** The number that a key has; undefined where it is not known here, or none. */
export function numberAt(site: Site, term: Term | undefined): number | undefined {
  const result = term && site.value(term.node);
  return result?.ok ? numberIn(site, result.value) : undefined;
}

const questions = {
  step: 'How many steps does the run have?',
  epoch: 'How many epochs does the run have?',
  sample: 'How many samples does the run have?',
  token: 'How many tokens does the run have?',
  'env step': 'How many env steps does the run have?',
} as const;

/** What a curve over the whole run counts in: epochs where the text says only these. */
export const unitOfRun = ({ run }: Site): Unit => (!run.length() && run.epochs() ? 'epoch' : 'step');

/** A shape whose name is none that is known. */
const shapeParameter = (name: string): DefinedParameter => ({
  ...known(name, 'choice'),
  description: 'The shape between the two values',
  optional: false,
  choices: shapeWords,
  ask: 'Which shape does it have?',
});

/** The length of the run as a parameter, asked for where nothing says it. */
export function runParameter(name: string, unit: Unit): DefinedParameter {
  if (unit === 'fraction') return { ...numberOf(name, 'The run', 'fraction'), default: 1, role: 'total' };
  return numberOf(name, 'The length of the run', unit === 'epoch' ? 'epochs' : 'steps', {
    role: 'total',
    domain: { above: 0 },
    ask: questions[unit],
    asksRun: unit,
    from: ({ run }) => (unit === 'epoch' ? run.totalEpochs(name) : run.total(name)),
  });
}

/** A parameter that is there already, whose value needs no question. */
export const known = (name: string, kind: Parameter['kind']): DefinedParameter => ({
  name,
  aliases: [],
  description: 'What was read',
  unit: 'none',
  kind,
  optional: true,
});
