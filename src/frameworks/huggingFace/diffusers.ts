// The functions of diffusers.optimization (0.42), which are those of transformers with another `get_scheduler` and one kind more.
import { say } from '../../core/message';
import { numberValue, pointsValue } from '../../core/methods/values';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { literal } from '../../language/resolve/origin';
import type { Argument, CallNode, Node } from '../../language/tree/tree';
import { curvesForGroups, rates, valueOf } from '../shared/groups';
import { argumentOf } from '../shared/optimizer';
import { numberOf, silent } from '../shared/parameters';
import { functionDefinition, orderOf } from './functions';
import { withIgnored } from './ignored';
import { multipliers } from './multipliers';

const module = /^diffusers\.(?:optimization\.)?(\w+)$/;

/** What each kind of `get_scheduler` hands on of its arguments. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  constant: [],
  constant_with_warmup: ['num_warmup_steps'],
  linear: ['num_warmup_steps', 'num_training_steps'],
  cosine: ['num_warmup_steps', 'num_training_steps'],
  cosine_with_restarts: ['num_warmup_steps', 'num_training_steps', 'num_cycles'],
  polynomial: ['num_warmup_steps', 'num_training_steps', 'power'],
  piecewise_constant: ['step_rules'],
};
const order = ['name', 'optimizer', 'step_rules', 'num_warmup_steps', 'num_training_steps', 'num_cycles', 'power', 'last_epoch'];

/** The claim of a call of one of the functions. */
export function claimDiffusers(site: Site, node: CallNode): Claim | undefined {
  const name = module.exec(site.callee ?? '')?.[1];
  if (name === undefined) return undefined;
  if (name === 'get_scheduler') return claimByName(site, node);
  if (name === 'get_piecewise_constant_schedule') return claimPiecewise(site, name, node, argumentOf(node, 'step_rules', 1));
  const [kind, ...own] = orderOf(name) ?? [];
  return kind === undefined || !Object.hasOwn(kinds, kind)
    ? undefined
    : { definition: ofDiffusers(name, kind, own), arguments: node.arguments };
}

const ofDiffusers = (name: string, kind: string, own: readonly string[]): Definition => ({
  ...functionDefinition(name, multipliers[kind]!, own),
  installed: undefined,
  source: 'diffusers.optimization',
});

function claimByName(site: Site, node: CallNode): Claim | undefined {
  const selector = argumentOf(node, 'name', 0);
  const member = selector?.kind === 'name' ? /SchedulerType\.(\w+)$/.exec(selector.name)?.[1]?.toLowerCase() : undefined;
  const kind = selector && (member ?? site.word(selector));
  if (selector === undefined || kind === undefined) return undefined;
  if (!Object.hasOwn(kinds, kind)) {
    const message = say('diffusers has no kind of schedule {kind}. It has {all}.', { kind, all: Object.keys(kinds).join(', ') });
    return {
      definition: undefined,
      source: 'diffusers.optimization',
      arguments: [],
      problems: [problem('unknown-method', message, selector.range)],
    };
  }
  const used = kinds[kind]!;
  const ignored: Argument[] = [];
  // What each call hands over as a matter of course says nothing.
  const isIgnored = (text: string, { kind: written, ...value }: Node) =>
    ['num_warmup_steps', 'num_cycles', 'power'].includes(text) &&
    !used.includes(text) &&
    written === 'number' &&
    'value' in value &&
    value.value !== 0;
  const named = node.arguments.flatMap((argument, index): readonly Argument[] => {
    const text = argument.name?.text ?? order[index];
    if (text !== undefined && isIgnored(text, argument.value)) ignored.push({ ...argument, name: { text, range: argument.range } });
    const isUsed = argument.spread !== undefined || (text !== undefined && used.includes(text));
    return isUsed ? [{ ...argument, ...(text !== undefined && { name: { text, range: argument.name?.range ?? argument.range } }) }] : [];
  });
  if (kind === 'piecewise_constant') return claimPiecewise(site, kind, node, argumentOf(node, 'step_rules', 2));
  return { definition: withIgnored(ofDiffusers(kind, kind, used), ignored), arguments: [...named, ...ignored] };
}

/** Factors of the rate, each up to its step: `step_rules="1:10,0.1:20,0.01"`. */
function claimPiecewise(site: Site, name: string, node: CallNode, text: Node | undefined): Claim {
  const word = text && site.word(text);
  const rules = word === undefined ? undefined : readRules(word);
  const { range } = text ?? node;
  const message = say('step_rules are factors and steps: "1:10,0.1:20,0.01".');
  const value = (key: string, each: FoundParameter['value']): FoundParameter => ({
    name: key,
    value: each,
    node: text,
    origin: literal,
    literal: undefined,
  });
  return {
    definition: piecewise(name, rules !== undefined),
    arguments: node.arguments.filter((each) => each.name?.text === 'optimizer'),
    given: rules ? [value('step_rules', rules.points), value('last factor', rules.last)] : [],
    problems: rules ? [] : [problem(word === undefined ? 'no-curve' : 'invalid-value', message, range)],
  };
}

const piecewise = (name: string, isKnown: boolean): Definition => ({
  source: 'diffusers.optimization',
  name,
  formula: 'lr · the factor of the first step that is larger than t',
  summary: 'Multiplies the rate with one factor after the other',
  parameters: [...rates, silent('optimizer'), steps, last],
  curves: (values) => {
    if (!isKnown) return [];
    const points = pointsValue(values, steps.name);
    const factor = (step: number) => points.find(([end]) => step < end)?.[1] ?? numberValue(values, last.name);
    const totalSteps = Math.max(1, Math.ceil((points.at(-1)?.[0] ?? 80) * 1.25));
    return curvesForGroups(values, (group) => [
      { quantity: 'lr', schedule: wholeSteps((step) => valueOf(values, 'lr', group) * factor(step), { totalSteps }) },
    ]);
  },
});

const steps: DefinedParameter = {
  name: 'step_rules',
  aliases: [],
  description: 'Factors with the steps up to which they hold',
  unit: 'none',
  kind: 'points',
  optional: true,
};
const last = numberOf('last factor', 'The factor behind the last of these steps', 'factor', { positional: false, optional: true });

/** The steps with their factors, ascending, and the last factor. */
function readRules(text: string): { readonly points: readonly (readonly [number, number])[]; readonly last: number } | undefined {
  const parts = text.split(',');
  const end = parts.pop()!;
  const byStep = new Map(parts.map((part) => part.split(':')).map(([factor, step]) => [numberIn(step), numberIn(factor)] as const));
  const points = [...byStep].sort((a, b) => a[0] - b[0]);
  return [...points.flat(), numberIn(end)].every(Number.isFinite) ? { points, last: numberIn(end) } : undefined;
}

const numberIn = (text = ''): number => (text.trim() === '' ? NaN : Number(text));
