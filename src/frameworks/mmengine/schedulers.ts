// The schedulers of a `param_scheduler`: each alone, and all of them together.
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { DefinedCurve } from '../../language/find/kind';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { MappingNode } from '../../language/tree/tree';
import { given } from '../shared/define';
import { askEpochs, numberOf, silent, switchOf } from '../shared/parameters';
import { endOfRun, initialValue, iterationsOfEpochs, iterationsPerEpoch, type RateGroup, rateGroups, wordOf } from './optimWrapper';
import { type MMRule, rules } from './rules';
import { type Item, runOf } from './running';

/** A definition that can be one of several. */
export interface MMDefinition extends Definition {
  readonly quantity: string;
  /** It is called after each epoch, not after each iteration. */
  readonly isPerEpoch: boolean;
  readonly itemOf: (values: ParameterValues) => Item;
}

/** What each ending of a class's name says of what it changes; the others name it themselves. */
const endings: Readonly<Record<string, string | undefined>> = {
  LR: 'lr',
  Momentum: 'momentum',
  WeightDecay: 'weight_decay',
  ParamScheduler: undefined,
};

/** Where the optimizer of a scheduler stands: that of its own, where a model has several. */
export const wrapperOf = (optimizer?: string): string => (optimizer === undefined ? 'optim_wrapper' : `optim_wrapper.${optimizer}`);

/** The scheduler that a mapping with a `type` is; undefined where the type is none that is known. */
export function schedulerAt(site: Site, wrapper: string): MMDefinition | undefined {
  const node = site.node as MappingNode;
  const word = (key: string): string | undefined => {
    const value = entryOf(node, key)?.value;
    return value && wordOf(site.inside(value));
  };
  const name = word('type') ?? '';
  const [, first = '', ending = '', last = ''] = /^(\w+?)(LR|Momentum|WeightDecay|ParamScheduler)(Ratio)?$/.exec(name) ?? [];
  const kind = first + last;
  const rule = Object.hasOwn(rules, kind) ? rules[kind] : undefined;
  const quantity = endings[ending] ?? word('param_name');
  if (!rule || quantity === undefined) return undefined;
  const isTrue = (key: string, initial: boolean): boolean => {
    const value = entryOf(node, key)?.value;
    return value?.kind === 'boolean' ? value.value : initial;
  };
  const isConverted = isTrue('convert_to_iter_based', false);
  const isPerEpoch = isTrue('by_epoch', true) && !isConverted;
  const names = new Set(node.entries.flatMap(({ key }) => key?.text ?? []));
  return definitionOf(name, rule, { quantity, isPerEpoch, isConverted, names, wrapper, groups: rateGroups(site, wrapper) });
}

interface Shape {
  readonly quantity: string;
  readonly isPerEpoch: boolean;
  readonly isConverted: boolean;
  /** The keys that are written. */
  readonly names: ReadonlySet<string>;
  readonly wrapper: string;
  readonly groups: readonly RateGroup[];
}

function definitionOf(name: string, rule: MMRule, { quantity, isPerEpoch, isConverted, names, wrapper, groups }: Shape): MMDefinition {
  const isInEpochs = isPerEpoch || isConverted;
  const unit = isInEpochs ? 'epochs' : 'steps';
  const isNeeded = rule.needsEnd?.(names) ?? false;
  const end: DefinedParameter = {
    ...numberOf('end', 'The call before which it ends; the end of the run', unit, { role: 'total' }),
    from: (site) => endOfRun(site, isInEpochs),
    ...(isNeeded ? (isInEpochs ? askEpochs : { ask: 'How many iterations does the run have?', asksRun: 'step' }) : { optional: true }),
  };
  const parameters: readonly DefinedParameter[] = [
    initialValue(quantity, `${wrapper}.optimizer`),
    ...rule.parameters,
    numberOf('begin', 'The call with which it begins', unit, { default: 0, domain: { min: 0 } }),
    end,
    switchOf('by_epoch', 'Whether it is called after each epoch, not after each iteration', true, { isQuiet: true }),
    ...(isConverted
      ? [switchOf('convert_to_iter_based', 'Whether its epochs are counted in iterations', false), iterationsOfEpochs]
      : [silent('convert_to_iter_based')]),
    ...['last_step', 'verbose'].map(silent),
  ];
  const itemOf = (values: ParameterValues): Item => {
    const all = given({ parameters }, values);
    const scale = isConverted ? all.number(iterationsPerEpoch.name) : 1;
    const last = all.optional('end');
    const [from, to] = [Math.trunc(all.number('begin') * scale), last === undefined ? Infinity : Math.trunc(last * scale)];
    const initial = rule.initial?.(all);
    return {
      quantity,
      isPerEpoch,
      begin: from,
      end: to,
      change: rule.change(all, to - from, scale),
      ...(rule.keepsValues === true && { kept: { values: all, change: (kept) => rule.change(all, to - from, scale, kept) } }),
      ...(initial !== undefined && { initial }),
    };
  };
  return {
    source: 'mmengine.optim',
    name,
    formula: rule.formula.replaceAll('lr', quantity),
    summary: rule.summary,
    ...(rule.note !== undefined && { note: rule.note }),
    parameters,
    check: (values) => {
      const all = given({ parameters }, values);
      const isBackwards = (all.optional('end') ?? Infinity) <= all.number('begin');
      const message = say('end must be larger than begin.');
      return [...(isBackwards ? [{ parameter: 'end', message }] : []), ...[rule.check?.(all)].flatMap((each) => each ?? [])];
    },
    complaint: ({ name: key }) =>
      key &&
      problem(
        'unknown-argument',
        say('{kind} takes no {argument}: MMEngine raises a TypeError.', { kind: name, argument: key.text }),
        key.range,
      ),
    quantity,
    isPerEpoch,
    itemOf,
    curves: (values) => curvesOf([itemOf(values)], values, groups),
  };
}

/** The curves of schedulers that run together, one for each value that they change, and of rates one for each group that has its own. */
export function curvesOf(items: readonly Item[], values: ParameterValues, groups: readonly RateGroup[]): readonly DefinedCurve[] {
  const isInEpochs = items.every(({ isPerEpoch }) => isPerEpoch);
  const perEpoch = isInEpochs ? 1 : (given({ parameters: [] }, values).optional(iterationsPerEpoch.name) ?? NaN);
  return [...new Set(items.map(({ quantity }) => quantity))].flatMap((quantity) => {
    const own = items.filter((item) => item.quantity === quantity);
    const curve = (name: string, factor: number): DefinedCurve => ({
      quantity: name,
      schedule: runOf(own, (values[quantity] as number) * factor, perEpoch, isInEpochs ? 'epoch' : 'step'),
    });
    const others = quantity === 'lr' ? groups : [];
    return [curve(quantity, 1), ...others.map(({ name, factor }) => curve(`${quantity} (${name})`, factor))];
  });
}
