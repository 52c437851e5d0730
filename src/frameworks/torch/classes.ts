// The classes of PyTorch's schedulers, by their names.
import type { ParameterValue, ParameterValues } from '../../core/parameter';
import type { Unit } from '../../core/schedule';
import type { Definition } from '../../language/find/definition';
import type { Site } from '../../language/find/site';
import type { Way } from '../shared/keyed';
import { countedIn } from '../shared/run/stepping';
import { cosineAnnealingLR, cosineAnnealingWarmRestarts } from './cosineAnnealingLR';
import { cyclicLR } from './cyclicLR';
import { constantLR, exponentialLR, linearLR, polynomialLR } from './factorLR';
import { oneCycleLR } from './oneCycleLR';
import { reduceLROnPlateau } from './reduceLROnPlateau';
import { releaseOf } from './release';
import { multiStepLR, stepLR } from './stepLR';
import { swaLR } from './swaLR';
import { type TorchClass, torchDefinition } from './torchDefinition';

/** Where they are. */
export const module = 'torch.optim.lr_scheduler';

/** All of them. */
export const classes: readonly TorchClass[] = [
  stepLR,
  multiStepLR,
  constantLR,
  linearLR,
  exponentialLR,
  polynomialLR,
  cosineAnnealingLR,
  cosineAnnealingWarmRestarts(true),
  cyclicLR,
  oneCycleLR,
  swaLR,
  reduceLROnPlateau,
];

/** The same by their full names. */
export const byCallee: ReadonlyMap<string, TorchClass> = new Map(classes.map((each) => [`${each.source ?? module}.${each.name}`, each]));

/** The class that a trainer looks up by this name, which it steps once a unit; undefined where torch has none. */
export function classByName(name: string, { options }: Site, unit: Unit): Definition | undefined {
  const found = byCallee.get(`${module}.${name}`);
  return found && countedIn(torchDefinition(found, releaseOf(options)), unit);
}

/** Where the parameters of such a class stand: the rate at a way of its own, the others beside each other. */
export const waysOfClass = ({ parameters }: Definition, rate: string, others: string): readonly Way[] =>
  parameters.map(({ name }): Way => (name === 'lr' ? [rate, name] : `${others}.${name}`));

/** Where the parameters of a class stand that a trainer calls otherwise, and what they are where they are left out. */
export type Renamed = Readonly<Record</* parameter */ string, readonly [way: string, initial?: ParameterValue]>>;

/** The class that a trainer makes out of keys of its own, which it steps once an epoch. */
export function renamedClass(name: string, site: Site, renamed: Renamed) {
  const definition = classByName(name, site, 'epoch');
  if (!definition) return undefined;
  const { parameters, curves } = definition;
  const initial = Object.fromEntries(Object.entries(renamed).flatMap(([each, [, value]]) => (value === undefined ? [] : [[each, value]])));
  return {
    definition: {
      ...definition,
      parameters: parameters.map((each) => (each.name in initial ? { ...each, default: initial[each.name]! } : each)),
      curves: (values: ParameterValues) => curves({ ...initial, ...values }),
    },
    ways: Object.entries(renamed).map(([parameter, [way]]): Way => [way, parameter]),
  };
}
