// The schedules of big_vision's configs: `config.schedule = dict(decay_type='cosine', warmup_steps=10_000)` (google-research/big_vision at 0127fb6,
// utils.create_learning_rate_schedule, optax.make). The rate is a float32.
import { say } from '../core/message';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import { roundHalfEven } from '../core/computed/roundHalfEven';
import type { DefinedParameter, Definition } from '../language/find/definition';
import { type FoundParameter, fromElsewhere } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entriesNamed, entryOf, keysOf } from '../language/resolve/lookUp';
import type { MappingNode } from '../language/tree/tree';
import { define, given, type Given } from './shared/define';
import { entryArguments } from './shared/entryArguments';
import { float32 as f } from './shared/float32';
import { askSteps, numberOf, selectorOf, settingOf, numberAs } from './shared/parameters';
import * as the from './shared/usual';

/** The multiple of the rate at a step behind so many of a warm-up in a run of so many, from `mult` on. */
type Fall = (values: Given, warm: number, total: number) => (step: number) => number;

const clipped = (step: number, warm: number, total: number): number => Math.min(Math.max(f(f(step - warm) / f(total - warm)), 0), 1);

const kinds: Readonly<Record<string, { readonly formula: string; readonly summary: string; readonly fall: Fall }>> = {
  cosine: {
    formula: 'lr · mult · min(1, t/W) · (1 + cos(π (t − W)/(T − W))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine to 0',
    fall: (values, warm, total) => (step) => {
      const angle = f(f(Math.PI) * clipped(step, warm, total));
      return f(f(values.number('mult') * 0.5) * f(1 + f(Math.cos(angle))));
    },
  },
  linear: {
    formula: 'lr · min(1, t/W) · (end + (mult − end) · (1 − (t − W)/(T − W))^power)',
    summary: 'Rises over the warm-up, and falls in a straight line or a power of one',
    fall: (values, warm, total) => (step) => {
      const end = values.optional('end') ?? values.number('linear_end');
      const left = f(f(1 - clipped(step, warm, total)) ** values.number('power'));
      return f(f(end) + f(f(values.number('mult') - end) * left));
    },
  },
  rsqrt: {
    formula: 'lr · mult · min(1, t/W) / √(1 + max(t + shift − W, shift)/timescale)',
    summary: 'Rises over the warm-up, and falls with the square root of the step',
    fall: (values, warm) => (step) => {
      const [shift, timescale] = [values.number('shift'), values.number('timescale')];
      const behind = f(1 + f(f(warm <= step ? step + shift - warm : shift) / f(timescale)));
      return f(f(values.number('mult')) / f(Math.sqrt(behind)));
    },
  },
};

const length = { min: 0 } as const;
const parametersOf = (isIn: 'steps' | 'percent'): readonly DefinedParameter[] => [
  selectorOf('decay_type', Object.keys(kinds)),
  numberOf('lr', 'The learning rate', 'rate', {
    role: 'base',
    from: (site) => said(site, 'lr'),
    ask: 'What is the learning rate of the optimizer?',
  }),
  numberOf('total_steps', ...the.runUpdates, { role: 'total', from: totalOf, ...askSteps, domain: { min: 1 } }),
  numberOf('mult', 'What the rate is multiplied with', 'factor', { default: 1 }),
  settingOf('warmup_steps', 'The updates of the warm-up', isIn === 'steps' ? 'steps' : 'count', 0, {
    domain: length,
    isQuiet: isIn === 'percent',
  }),
  settingOf('warmup_percent', ...the.warmUpPart, 0, {
    domain: { min: 0, max: 1 },
    isQuiet: isIn === 'steps',
  }),
  settingOf('cooldown_steps', 'The updates at the end that fall to 0', 'steps', 0, { domain: length, isQuiet: true }),
  settingOf('power', 'The power of the fall', 'none', 1, { isQuiet: true }),
  numberOf('end', ...the.lastFactor, { optional: true }),
  settingOf('linear_end', ...the.lastFactor, 0, { isQuiet: true }),
  settingOf('timescale', 'The steps in which the rate falls to 1/√2', 'count', 10_000, { domain: { above: 0 }, isQuiet: true }),
  settingOf('shift', 'So many steps later is the fall', 'count', 0, { isQuiet: true }),
];

/** The updates of the warm-up: where it is given as a part of the run, a whole number of them, one at least. */
function warmUpOf(values: Given, total: number): number {
  const share = values.number('warmup_percent');
  return share > 0 ? Math.max(1, roundHalfEven(share * total)) : values.number('warmup_steps');
}

function definitionOf(name: string, isIn: 'steps' | 'percent'): Definition {
  const { fall, ...texts } = kinds[name]!;
  const parameters = parametersOf(isIn);
  return define({
    ...texts,
    source: 'big_vision',
    name,
    parameters,
    check: (values) => problemsOf(parameters, values),
    value: (values) => {
      const total = values.number('total_steps');
      const [warm, cool] = [warmUpOf(values, total), values.number('cooldown_steps')];
      const behind = fall(values, warm, total);
      const rate = values.number('lr');
      return (step) => {
        const rising = warm > 0 ? Math.min(1, f(f(step) / f(warm))) : 1;
        const cooling = cool > 0 ? Math.min(1, f(f(total - step) / f(cool))) : 1;
        return f(f(rate) * f(f(behind(step) * rising) * cooling));
      };
    },
    past: 'goes on',
    select: (word) => (word in kinds ? definitionOf(word, isIn) : undefined),
  });
}

function problemsOf(parameters: readonly DefinedParameter[], written: ParameterValues): readonly ParameterProblem[] {
  const values = given({ parameters }, written);
  const total = values.number('total_steps');
  return total > 1 && warmUpOf(values, total) >= total
    ? [{ parameter: 'warmup_steps', message: say('The warm-up must be shorter than the run.') }]
    : [];
}

/** The schedules of big_vision's configs. */
export const framework: Framework = {
  name: 'bigVision',
  reads: {
    field: 'vision',
    library: 'big_vision',
    what: 'the `schedule` of its configs: cosine, linear and rsqrt, with a warm-up in steps or percent',
    where: 'Python',
  },
  language: 'python',
  marks: () => ['decay_type'],
  recognise: ({ node, place }): Claim | undefined => {
    if (node.kind !== 'mapping' || node.scope === true) return undefined;
    const word = entryOf(node, 'decay_type')?.value;
    const name = word?.kind === 'string' ? word.value : undefined;
    const scope = place.ancestors.findLast(({ scope: isScope }) => isScope === true);
    if (name === undefined || !(name in kinds) || !scope || configIn(scope) === undefined) return undefined;
    const keys = node.entries.map(({ key }) => key?.text ?? '');
    const known = parametersOf('steps').map((each) => each.name);
    const isPlain = keys.every((key) => known.includes(key)) && keys.some((key) => /^(?:warmup|cooldown)_/.test(key));
    if (!isPlain) return undefined;
    return {
      definition: definitionOf(name, keys.includes('warmup_percent') ? 'percent' : 'steps'),
      arguments: entryArguments(node.entries),
      isOpen: true,
    };
  },
};

const totals = /^([A-Za-z_]\w*)\.total_(?:steps|epochs|examples)$/;

/** The name of the config in a function that makes one of big_vision: it says how long the run is. */
function configIn(scope: MappingNode): string | undefined {
  const name = keysOf(scope).flatMap((key) => totals.exec(key)?.[1] ?? [])[0];
  return name !== undefined && entriesNamed(scope, `${name}.lr`).length > 0 ? name : undefined;
}

const scopeOf = ({ place }: Site): MappingNode | undefined => place.ancestors.findLast(({ scope }) => scope === true);

const isSaid = (site: Site, key: string): boolean => {
  const scope = scopeOf(site);
  return scope !== undefined && entriesNamed(scope, `${configIn(scope)}.${key}`).length > 0;
};

/** What the config of a schedule says under a key. */
function said(site: Site, key: string): FoundParameter | undefined {
  const scope = scopeOf(site);
  const config = scope && configIn(scope);
  return numberAs(key, config === undefined ? undefined : site.value({ kind: 'name', name: `${config}.${key}`, range: site.node.range }));
}

/** The updates of the run, where the config says it in one way; epochs are of data whose size it does not say. */
function totalOf(site: Site): FoundParameter | undefined {
  const ways = ['total_steps', 'total_examples', 'total_epochs'].filter((key) => isSaid(site, key));
  if (ways.length !== 1) return undefined;
  const steps = said(site, 'total_steps');
  if (steps) return steps;
  const [examples, batch] = [said(site, 'total_examples'), said(site, 'input.batch_size') ?? said(site, 'batch_size')];
  if (!examples || !batch) return undefined;
  const value = Math.max(1, roundHalfEven((examples.value as number) / (batch.value as number)));
  const origin = { kind: 'several', origins: [examples.origin, batch.origin] } as const;
  return fromElsewhere('total_steps', { value, origin });
}
