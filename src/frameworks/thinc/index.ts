// thinc's schedules (8.3 and 9.1, schedules.py), which spaCy uses: a value for each step, or for each batch that is asked for.
import type { Definition } from '../../language/find/definition';
import type { DefinedCurve } from '../../language/find/kind';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { Problem } from '../../language/find/found';
import { problem } from '../../language/find/problems';
import { say } from '../../core/message';
import type { Argument, StringNode } from '../../language/tree/tree';
import type { ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import { entryOf } from '../../language/resolve/lookUp';
import { lastPart } from '../../language/tree/walk';
import { entryArguments } from '../shared/entryArguments';
import { numberOf, silent } from '../shared/parameters';
import { isSince } from '../shared/release';
import { newer, older, source } from './rules';
import { withCurves } from '../shared/run/stepping';
import * as the from '../shared/usual';

const modules = /^thinc\.(?:api|schedules)\.\w+$|^spacy\.util\.compounding$/;
/** Schedules around another one; the second only since 9.0. */
const around = ['constant_then', 'plateau'];

/** The schedules of thinc. */
export const framework: Framework = {
  name: 'thinc',
  reads: {
    field: 'libraries',
    library: 'thinc and spaCy',
    what: 'their schedules, `compounding` of spaCy, and sections with `@schedules` of a config',
    where: 'Python, `.cfg`',
  },
  marks: () => ['thinc', 'schedules', ...[...newer.keys(), ...around].filter((name) => name.includes('_')), 'compounding'],
  recognise: (site): Claim | undefined => {
    const called = calledAt(site);
    if (!called) return undefined;
    const { name, written, isOfSpacy = false } = called;
    // spaCy has a function of its own, which is as it was, and no release of it works with thinc 9: its configs mean 8 unless the project says otherwise.
    const isOfConfig = site.node.kind === 'mapping' && site.options.versions?.has('thinc') !== true;
    const isNine = isOfConfig ? name === 'plateau' : !isOfSpacy && isSince(site.options, 'thinc', '9.0');
    const definition = (isNine ? newer : older).get(name);
    const claim = around.includes(name)
      ? aroundAnother(site, called, isNine)
      : definition && { definition: ofPlace(definition, site), arguments: written };
    return claim && { ...claim, problems: called.texts };
  },
};

/** A schedule with what it is made of. */
interface Called {
  readonly name: string;
  readonly written: readonly Argument[];
  readonly isOfSpacy?: boolean;
  /** Texts in the place of numbers, which thinc refuses however much they look like some: `"10"`, `.5`, `10 * 100`. */
  readonly texts: readonly Problem[];
}

/** What a node is: a call, or a section of a config that names a function of the registry, `@schedules = "decaying.v1"`. */
function calledAt(site: Site): Called | undefined {
  const { node, callee = '', options } = site;
  if (node.kind === 'call' && modules.test(callee))
    return { name: lastPart(callee), written: node.arguments, isOfSpacy: callee.startsWith('spacy.'), texts: [] };
  const registered = options.bareWords && node.kind === 'mapping' ? entryOf(node, '@schedules')?.value : undefined;
  const name = registered && /^(\w+)\.v1$/.exec(site.word(registered) ?? '')?.[1];
  if (name === undefined || node.kind !== 'mapping') return undefined;
  const written = entryArguments(node.entries, (key) => !key.startsWith('@'));
  const texts = written.flatMap(({ name: key, value }) =>
    value.kind === 'string' && !value.expression && key ? [isText(key.text, value)] : [],
  );
  return { name, written: written.filter(({ value }) => !texts.some(({ range }) => range === value.range)), texts };
}

const isText = (parameter: string, { value, range }: StringNode): Problem =>
  problem('wrong-type', say('{parameter} must be a number, but is the text "{value}".', { parameter, value }), range);

/** What a value is at a key of a config: the rate of the optimizer, or the size of batches. */
const quantities: Readonly<Record<string, string>> = { learn_rate: 'lr', size: 'batch size', batch_size: 'batch size' };

/** A definition whose curve is called after its place in a config. */
function ofPlace(definition: Definition, { node, place }: Site): Definition {
  const quantity = node.kind === 'mapping' ? quantities[place.path.at(-1) ?? ''] : undefined;
  return quantity === undefined ? definition : withCurves(definition, ([curve]) => (curve ? [{ ...curve, quantity }] : []));
}

/**
 * `constant_then(rate, steps, schedule)`: a value for so many steps, and then another schedule, before thinc 9 from its start. `plateau(max_patience,
 * scale, schedule)`: a schedule times a power of the scale, which rises with the evaluations.
 */
function aroundAnother(site: Site, { name, written }: Called, isNine: boolean): Claim | undefined {
  const isPlateau = name === 'plateau';
  const named = written.find((argument) => argument.name?.text === 'schedule');
  const inner = (named ?? written.filter((argument) => !argument.name)[2])?.value;
  if (!inner || (isPlateau && !isNine)) return undefined;
  const part = site.part(inner);
  const found = part ?? site.named(inner);
  const curvesAround = (schedule: Schedule | undefined, { rate, steps = 0 }: ParameterValues): readonly DefinedCurve[] => {
    if (!schedule) return [];
    const count = Number(steps);
    const at = (step: number) => (step < count ? Number(rate) : schedule.at(isNine ? step : step - count));
    const { quantity } = found!.curves[0]!;
    return [{ quantity, schedule: wholeSteps(at, { totalSteps: count + schedule.totalSteps, past: schedule.past }) }];
  };
  const definition: Definition = {
    source,
    name,
    formula: isPlateau ? 'schedule · scale^plateaus' : 'rate, then the schedule',
    summary: isPlateau
      ? 'Follows another schedule, scaled where the score gets no better'
      : 'Stays at one value, and then follows another schedule',
    note: isPlateau
      ? 'It is drawn for scores that go on to rise: each max_patience evaluations without a better one scale all that comes.'
      : 'Since thinc 9 that has counted the steps before, too.',
    parameters: [
      ...(isPlateau
        ? [
            numberOf('max_patience', 'The evaluations without a better score that scale it', 'count', { domain: { min: 0 } }),
            numberOf('scale', 'The factor', 'factor'),
          ]
        : [
            numberOf('rate', ...the.firstValue, { role: 'base' }),
            numberOf('steps', 'The steps at that value', 'steps', { domain: { min: 0, integer: true } }),
          ]),
      silent('schedule'),
    ],
    curves: (values) => curvesAround(found?.schedule, values),
    remade: ([other], values) => curvesAround(part ? other?.schedule : found?.schedule, values),
  };
  return { definition: ofPlace(definition, site), arguments: written, parts: part ? [part] : [], madeOf: found ? [found] : [] };
}
