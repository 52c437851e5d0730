import type { Convention } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';
import type { MappingNode } from '../../language/tree/tree';

/** Tolerances, which a solver has, and some trainings that end by one. */
const tolerances = ['rtol', 'atol', 'tol', 'tolerance'];

/** Keys of a training. */
const ofTraining = ['epochs', 'max_epochs', 'num_epochs', 'batch_size', 'optimizer', 'trainer', 'train', 'model', 'data', 'dataset'];

/** Solvers of differential equations, samplers, L-BFGS, which looks for a minimum in one step, and classic models. */
const solverNames =
  /(?:^|\.)(?:l-?bfgs(?:-?b)?|rk\d*|dopri\d+|euler\w*|heun\d*|midpoint|bosh\d|tsit\d|kvaerno\d|(?:implicit_)?adams|bdf|radau|dd[ip]m|plms|dpm\S*|unipc\S*|(?:logistic|linear)regression|kmeans|(?:linear)?sv[cr]|nmf|fastica)$/i;

/** Numerical solvers: their iterations are no steps of the run. */
export const solvers: Convention = {
  name: 'solvers',
  run: { countsOther: (mapping) => !has(mapping, ofTraining) && (has(mapping, tolerances) || isNamed(mapping)) },
};

const has = (mapping: MappingNode, keys: readonly string[]): boolean => keys.some((key) => entriesNamed(mapping, key).length > 0);

const isNamed = (mapping: MappingNode): boolean =>
  ['type', 'name', '_target_', 'method', 'solver'].some((key) =>
    entriesNamed(mapping, key).some(({ value }) => value.kind === 'string' && solverNames.test(value.value)),
  );
