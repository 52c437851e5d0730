import type { Convention } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';

/** Tolerances, which only a solver has. */
const tolerances = ['rtol', 'atol', 'tol', 'tolerance'];

/** Numerical solvers, and L-BFGS, which looks for a minimum in one step: their iterations are no steps of the run. */
export const solvers: Convention = {
  name: 'solvers',
  run: {
    countsOther: (mapping) =>
      tolerances.some((key) => entriesNamed(mapping, key).length > 0) ||
      ['type', 'name', '_target_', 'optimizer'].some((key) =>
        entriesNamed(mapping, key).some(({ value }) => value.kind === 'string' && /lbfgs/i.test(value.value)),
      ),
  },
};
