// PaddlePaddle: calls of the classes of `paddle.optimizer.lr`.
import type { ParameterValues } from '../../core/parameter';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Definition } from '../../language/find/definition';
import type { DefinedCurve, MadeOf } from '../../language/find/kind';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { argumentOf } from '../shared/optimizer';
import { cycles } from './cycles';
import { claimLambda, lambdaNames } from './lambda';
import { reduceOnPlateau } from './plateau';
import { linearWarmup, rules } from './rules';

const module = 'paddle.optimizer.lr';
const definitions: ReadonlyMap<string, Definition> = new Map(
  [...rules, ...cycles, reduceOnPlateau, linearWarmup].map((each) => [`${module}.${each.name}`, each]),
);

/** The schedulers of paddle.optimizer.lr. */
export const framework: Framework = {
  name: 'paddle',
  reads: {
    field: 'libraries',
    library: 'PaddlePaddle',
    what: 'the classes of `paddle.optimizer.lr` that depend on the step alone, `ReduceOnPlateau` on a metric that stays as it is',
    where: 'Python, YAML',
  },
  marks: () => [...[...definitions.values()].map(({ name }) => name), ...lambdaNames],
  recognise: (site) => {
    const { node, callee } = site;
    const definition = callee === undefined ? undefined : definitions.get(callee);
    if (node.kind !== 'call') return undefined;
    if (!definition) return claimLambda(site, node);
    return (definition === linearWarmup ? afterWarmup(site, node) : undefined) ?? { definition, arguments: node.arguments };
  },
};

/** A warm-up before another scheduler, which stands in it or is bound to a name. */
function afterWarmup(site: Site, node: CallNode): Claim | undefined {
  const inner = argumentOf(node, 'learning_rate', 0);
  const part = inner && site.part(inner);
  const found = part ?? (inner && site.named(inner));
  if (!inner || !found) return undefined;
  const end = found.schedule?.at(0) ?? 0;
  return {
    definition: {
      ...linearWarmup,
      curves: (values) => joined(linearWarmup, values, found),
      // It rises to where the other one begins.
      remade: ([other], values) => (other ? joined(linearWarmup, { ...values, learning_rate: other.schedule?.at(0) ?? 0 }, other) : []),
    },
    arguments: node.arguments.map((argument) =>
      argument.value === inner ? { ...argument, value: { kind: 'number', value: end, range: inner.range } } : argument,
    ),
    parts: part ? [part] : [],
    madeOf: [found],
  };
}

function joined(definition: Definition, values: ParameterValues, { schedule }: MadeOf): readonly DefinedCurve[] {
  if (!schedule) return [];
  const warm = Number(values.warmup_steps);
  return definition.curves(values).map(({ quantity, schedule: rise }) => {
    const value = (step: number) => (step < warm ? rise.at(step) : schedule.at(step - warm));
    const { totalSteps, unit, past } = schedule;
    return { quantity, schedule: wholeSteps(value, { totalSteps: Math.ceil(warm) + totalSteps, unit, past }) };
  });
}
