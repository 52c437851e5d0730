// What `sched: plateau` makes of a metric (timm 1.0.31, plateau_lr.py): a warm-up, and PyTorch's scheduler behind it.
import { recurrence } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { given } from '../shared/define';
import { drawnMetric, loggedLength, lowered, plateauDefaults, plateauLength } from '../shared/plateau';

/** The kind of that name, with the parameters that all kinds share; `rate` is that of the highest rate. */
export function plateau(shared: readonly DefinedParameter[], rate: string): Definition {
  const parameters = [...shared, ...drawnMetric];
  return {
    source: 'timm',
    name: 'plateau',
    formula: 'lr · decay_rate^(drops), at least min_lr',
    summary: 'Drops by a factor when a metric has not got better for more than patience_epochs',
    note: 'It depends on a metric, not on the epoch: drawn is what it does while the metric stays at 1, or on that of a training log. The warm-up does not look at it.',
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const [base, warm, first] = [values.number(rate), values.number('warmup_epochs'), values.number('warmup_lr')];
      const logged = written.metrics as readonly number[] | undefined;
      const all = {
        ...plateauDefaults,
        ...written,
        mode: values.word('plateau_mode'),
        factor: values.number('decay_rate'),
        patience: values.number('patience_epochs'),
        ...(logged && { metrics: logged.slice(warm) }),
      };
      const least = values.number('min_lr');
      const drop = lowered(all, { least, smallest: 1e-8 });
      const next = (before: number, epoch: number) =>
        epoch <= warm ? first + epoch * ((base - first) / warm) : drop(before, epoch - warm);
      const totalSteps = loggedLength(written) ?? warm + plateauLength(all);
      return [{ quantity: 'lr', schedule: recurrence(warm > 0 ? first : base, next, { totalSteps, unit: 'epoch' }) }];
    },
  };
}
