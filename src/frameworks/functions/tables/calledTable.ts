// Lists and arrays of weights that a call of a function makes which the file or one that it imports defines, where the call is given what is not
// known: `lr_schedule = cosine_scheduler(args.lr, args.min_lr, args.epochs, len(data_loader))`.
import type { ParameterValues } from '../../../core/parameter';
import { CURVE_OPERATIONS } from '../../../interpreter/bounds';
import { float } from '../../../interpreter/values/pyFloat';
import { Unknown } from '../../../interpreter/values/unknown';
import type { Value } from '../../../interpreter/values/value';
import type { DefinedParameter } from '../../../language/find/definition';
import type { FoundParameter } from '../../../language/find/found';
import type { Site } from '../../../language/find/site';
import { argumentsOf } from '../calls';
import { fewest } from '../fewest';
import { filePart } from '../part/filePart';
import { definitionSite } from '../imported/definitionSite';
import { parameterOf, parametersRead } from '../parameterOf';
import { signatureAt } from '../signature';
import { moduleOf } from '../stepFunction';
import { isTotalName, standInOf } from '../stepNames';
import { numbersIn } from './numbersIn';
import { fromStepsPerEpoch } from '../../shared/parameters';

/** A call of a function that makes a table, with what is asked for. */
export interface CalledTable {
  readonly parameters: readonly DefinedParameter[];
  readonly given: readonly FoundParameter[];
  /** The values, one for each step; undefined where there are none. */
  readonly values: (given: ParameterValues) => readonly number[] | undefined;
}

/** The table that a call makes once it is known what it is given; undefined where its function makes none even so. */
export function calledTable(site: Site): CalledTable | undefined {
  const { node } = site;
  const made = node.kind === 'call' ? definitionSite(site) : undefined;
  const head = made && signatureAt(made.text, made.node.range.from);
  if (node.kind !== 'call' || !made || head?.name === undefined) return undefined;
  const order = head.parameters.map(({ name }) => name);
  const call = argumentsOf(site, node.arguments, { order, step: undefined, known: new Set(order) }, true);
  const part = call && filePart(made, made.node.range);
  if (!call || !part) return undefined;
  const { name } = head;
  const values = (given: ParameterValues, unknown: readonly string[] = []): readonly number[] | undefined => {
    const entries = Object.entries(given).map(([key, value]) => [key, value as number] as const);
    return made.kept(`called ${name} ${JSON.stringify(entries)} ${unknown.join()} ${part.text}`, () => {
      const module = moduleOf(made, part);
      const keywords = new Map<string, Value>([
        ...entries.map(([key, value]) => [key, call.floats?.has(key) ? float(value) : value] as const),
        ...unknown.map((key) => [key, new Unknown('argument', key, head.range)] as const),
      ]);
      const outcome = module.call(module.value(name) ?? null, [], keywords, CURVE_OPERATIONS);
      return outcome.kind === 'value' ? numbersIn(outcome.value) : undefined;
    });
  };
  const known = Object.fromEntries(call.given.map((each) => [each.name, each.value]));
  const open = [...call.open];
  const asked = fewest(open, (names) => {
    const standIns = Object.fromEntries(names.map((each, index) => [each, standInFor(each, index)]));
    const unknown = open.filter((each) => !names.includes(each));
    return isTable(values({ ...known, ...standIns }, unknown));
  });
  if (!asked) return undefined;
  const unknown = open.filter((each) => !asked.includes(each));
  return {
    given: call.given,
    parameters: [...parametersRead(call.given), ...asked.map((each) => askedFor(each))],
    values: (given) => values({ ...known, ...given }, unknown),
  };
}

const shortest = 3;

/** Whether these are values of which one follows another. */
export const isTable = (values: readonly number[] | undefined): values is readonly number[] =>
  values !== undefined && values.length >= shortest && new Set(values).size >= 2;

/** A table is as long as the product of its lengths. */
const standInFor = (name: string, index: number): number => {
  const value = standInOf(name, index);
  return value === 1_000 && !isTotalName(name) ? 200 : Math.min(value, 10);
};

/** Names of the steps of an epoch: `niter_per_ep`, `num_training_steps_per_epoch`. */
const perEpoch = /(?:iters?|steps?|batches)_per_ep(?:och)?$/;

function askedFor(name: string): DefinedParameter {
  const parameter = parameterOf({ name, hasDefault: false });
  return perEpoch.test(name) ? { ...parameter, from: fromStepsPerEpoch(name) } : parameter;
}
