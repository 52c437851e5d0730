// Scenic's configs: `config.lr_configs.factors = 'constant * cosine_decay * linear_warmup'` beside `learning_rate_schedule = 'compound'`.
import { say } from '../../core/message';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Claim, Framework } from '../../language/find/framework';
import { entriesNamed, entryOf } from '../../language/resolve/lookUp';
import type { Argument, MappingNode, Node } from '../../language/tree/tree';
import { define, type Given } from '../shared/define';
import { entryArguments } from '../shared/entryArguments';
import { numberOf } from '../shared/parameters';
import { runLength } from '../shared/run/runLength';
import { factors } from './factors';

const [selector, product] = ['learning_rate_schedule', 'factors'] as const;
const base = numberOf('base_learning_rate', 'The rate', 'rate', { role: 'base' });

/** The schedule that is the product of these factors. */
function definitionOf(names: readonly string[]): Definition {
  const parts = names.map((name) => factors[name]!);
  // A parameter that one of them needs has no default.
  const own = new Map<string, DefinedParameter>();
  for (const each of parts.flatMap(({ parameters }) => parameters))
    if (!own.has(each.name) || each.ask !== undefined) own.set(each.name, each);
  const ends = parts.flatMap(({ end }) => end ?? []);
  const parameters = [base, ...own.values(), ...(ends.length > 0 ? [] : [runLength])];
  const shown = (values: Given): number => {
    const lengths = (ends.length > 0 ? ends : parts.flatMap(({ length }) => length ?? [])).map((each) => each(values));
    const known = ends.length > 0 ? undefined : values.optional(runLength.name);
    return known ?? Math.max(...lengths, ...(lengths.length > 0 ? [] : [4 * (values.optional('warmup_steps') ?? 2500)]));
  };
  return define({
    source: 'scenic',
    name: 'compound',
    formula: names.join(' · '),
    summary: 'Is the product of its factors',
    note: 'A cosine begins anew at its end. Changes of a piecewise factor come one step behind their events.',
    parameters,
    check: ({ warmup_steps: warm = 0, total_steps: total }) =>
      names.includes('linear_decay') && Number(warm) >= Number(total)
        ? [{ parameter: 'warmup_steps', message: say('The warm-up must be shorter than the run.') }]
        : [],
    value: (values) => {
      const next = parts.map((each) => each.next(values));
      return (step) => next.reduce((ratio, each) => each(ratio, step), 1);
    },
    length: shown,
    past: 'goes on',
  });
}

/** The definition of a text such as `constant * cosine_decay`. */
function definitionIn(schedule: Node | undefined, text: Node | undefined): Definition | undefined {
  if (schedule?.kind !== 'string' || schedule.value !== 'compound' || text?.kind !== 'string') return undefined;
  const names = text.value.split('*').map((name) => name.trim());
  return names.every((name) => Object.hasOwn(factors, name)) && names.some((name) => name !== 'constant') ? definitionOf(names) : undefined;
}

/** What a scope sets of a config, one attribute after the other; what it sets more than once is looked up by its name. */
function attributesOf(scope: MappingNode, config: string, { parameters }: Definition): readonly Argument[] {
  return parameters.flatMap(({ name }): readonly Argument[] => {
    const path = `${config}.${name}`;
    const [entry, ...more] = entriesNamed(scope, path).toReversed();
    if (!entry?.key) return [];
    const { range } = entry.value;
    // What counts is what it is at the end of the scope.
    const last: Node = { kind: 'name', name: path, range: { from: scope.range.to, to: scope.range.to } };
    return [{ name: { text: name, range: entry.key.range }, value: more.length > 0 ? last : entry.value, range }];
  });
}

/** The rates of Scenic's configs. */
export const framework: Framework = {
  name: 'scenic',
  reads: {
    field: 'vision',
    library: 'Scenic',
    what: '`lr_configs` with `factors`, all of those of the compound schedule',
    where: 'Python',
  },
  language: 'python',
  marks: () => [selector, product],
  recognise: ({ node, place }): Claim | undefined => {
    if (node.kind === 'mapping' && node.scope !== true) {
      const definition = definitionIn(entryOf(node, selector)?.value, entryOf(node, product)?.value);
      return definition && { definition, arguments: entryArguments(node.entries), isOpen: true };
    }
    const [path = '', ...more] = place.path;
    const scope = place.ancestors.at(-1);
    if (node.kind !== 'string' || more.length > 0 || scope?.scope !== true || !path.endsWith(`.${product}`)) return undefined;
    const config = path.slice(0, -product.length - 1);
    const definition = definitionIn(entriesNamed(scope, `${config}.${selector}`).at(-1)?.value, node);
    // Of two products it has the last one.
    if (!definition || entriesNamed(scope, path).length > 1) return undefined;
    return { definition, label: config, arguments: attributesOf(scope, config, definition), isOpen: true };
  },
};
