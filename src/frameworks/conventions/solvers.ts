import type { Convention } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';
import type { MappingNode } from '../../language/tree/tree';

/** Kinds of solvers that count steps or iterations of their own: of differential equations, of sampling, of a minimizer, of an attack, of a classic model. */
const names =
  /(?:^|\.)(?:l-?bfgs(?:-?b)?|rk\d*|dopri\d+|euler\w*|heun\d*|midpoint|bosh\d|tsit\d|kvaerno\d|(?:implicit_)?adams|bdf|radau|dd[ip]m|plms|dpm\S*|unipc\S*|(?:logistic|linear)regression|kmeans|(?:linear)?sv[cr]|nmf|fastica|gmm|gaussianmixture|sinkhorn\w*|a?pgd\w*|fgsm|minimize|nelder-?mead|powell|gmres|langevin\w*|sgld|hmc|nuts|leapfrog)$/i;

/** Tolerances, which only a solver has. */
const tolerances = ['rtol', 'atol', 'tol', 'tolerance'];

/** Keys of a training, which may end by a tolerance, too, and be called after a solver. */
const trainingKeys = ['epochs', 'max_epochs', 'num_epochs', 'batch_size', 'optimizer', 'trainer', 'train', 'model', 'data', 'dataset'];

const hasAny = (mapping: MappingNode, keys: readonly string[]): boolean => keys.some((key) => entriesNamed(mapping, key).length > 0);

/** Numerical solvers, whose iterations are no steps of the run. What stands within a mapping that names one is about it, too. */
export const solvers: Convention = {
  name: 'solvers',
  run: {
    countsOther: (mapping) => {
      if (hasAny(mapping, trainingKeys)) return undefined;
      const isNamed = [
        'type',
        'name',
        '_target_',
        'class',
        'class_path',
        'cls',
        'kind',
        'method',
        'solver',
        'algorithm',
        'optim',
        'attack',
        'sampler',
      ].some((key) => entriesNamed(mapping, key).some(({ value }) => value.kind === 'string' && names.test(value.value)));
      return isNamed ? 'within' : hasAny(mapping, tolerances) ? 'itself' : undefined;
    },
  },
};
