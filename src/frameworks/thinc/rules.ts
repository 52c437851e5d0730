// The rules of thinc's schedules (8.3 and 9.1, schedules.py).
import type { Definition } from '../../language/find/definition';
import { define, type Rule } from '../shared/define';
import { numberOf, silent } from '../shared/parameters';
import { runLength } from '../shared/run/runLength';
import * as the from '../shared/usual';

/** The module in which they are. */
export const source = 'thinc.schedules';
const byName = { positional: false } as const;

/** A rule without a length of its own: it is drawn over the run, where that is known. */
const inRun = (rule: Rule): Definition =>
  define({
    ...rule,
    parameters: [...rule.parameters, runLength],
    length: (values) => values.optional(runLength.name) ?? rule.length?.(values) ?? 100,
  });

/** The schedules before or since 9.0, which computes each value by itself. */
const definitionsOf = (isNine: boolean): ReadonlyMap<string, Definition> =>
  new Map(
    [
      inRun({
        source,
        name: 'constant',
        quantity: 'value',
        formula: 'rate',
        summary: 'Stays at one value',
        parameters: [numberOf('rate', 'The value', 'none', { role: 'base' })],
        value: (values) => () => values.number('rate'),
      }),
      inRun({
        source,
        name: 'decaying',
        quantity: 'value',
        formula: 'base_rate / (1 + decay · (t₀ + t))',
        summary: 'Falls towards 0, ever slower',
        parameters: [
          numberOf('base_rate', ...the.firstValue, { role: 'base' }),
          numberOf('decay', 'How much it falls', 'none', { domain: { min: 0 } }),
          numberOf('t', 'The step at which it starts', 'steps', { ...byName, default: 0 }),
        ],
        value: (values) => (step) => values.number('base_rate') * (1 / (1 + values.number('decay') * (step + values.number('t')))),
        length: (values) => Math.min(1e6, 4 / Math.max(values.number('decay'), 1e-6)),
        past: 'goes on',
      }),
      inRun({
        source,
        name: 'compounding',
        quantity: 'value',
        formula: 'start · compound^t, not past stop',
        summary: 'Grows by a factor at each step up to stop',
        ...(!isNine && { note: 'Before thinc 9 it starts at start, whatever t says.' }),
        parameters: [
          numberOf('start', ...the.firstValue, { role: 'base' }),
          numberOf('stop', 'The last value', 'none'),
          numberOf('compound', 'The factor of a step', 'factor', { domain: { above: 0 } }),
          numberOf('t', 'The step at which it starts', 'steps', { ...byName, default: 0 }),
        ],
        value: (values) => {
          const [start, stop, factor] = [values.number('start'), values.number('stop'), values.number('compound')];
          const first = isNine ? values.number('t') : 0;
          return (step) => (start > stop ? Math.max : Math.min)(start * factor ** (step + first), stop);
        },
        length: (values) => {
          const [start, stop, factor] = [values.number('start'), values.number('stop'), values.number('compound')];
          const steps = Math.log(stop / start) / Math.log(factor);
          return steps > 0 && steps < 1e7 ? 1.25 * steps : 100;
        },
        // It never comes to a stop on the other side of its start.
        past: 'goes on',
      }),
      define({
        source,
        name: 'warmup_linear',
        formula: 'initial_rate · t/W, then initial_rate · (T − t)/(T − W)',
        summary: 'Rises over the warm-up and falls in a straight line to 0',
        parameters: [
          numberOf('initial_rate', ...the.highestRate, { role: 'base' }),
          numberOf('warmup_steps', ...the.warmUpSteps, { domain: { min: 0 } }),
          numberOf('total_steps', ...the.scheduleSteps, { role: 'total', domain: { above: 0 } }),
        ],
        value: (values) => {
          const [warm, total] = [values.number('warmup_steps'), values.number('total_steps')];
          const part = (step: number) => (step < warm ? step / Math.max(1, warm) : Math.max(0, (total - step) / Math.max(1, total - warm)));
          return (step) => part(step) * values.number('initial_rate');
        },
        past: 'goes on',
      }),
      define({
        source,
        name: 'slanted_triangular',
        formula: 'max_rate · (1 + p · (ratio − 1)) / ratio, p up to 1 at cut_frac of the steps and down again',
        summary: 'Rises fast in a straight line and falls slowly',
        note: 'Past its end it falls on, below 0 too.',
        parameters: [
          numberOf('max_rate', ...the.highestRate, { role: 'base' }),
          numberOf('num_steps', ...the.scheduleSteps, { role: 'total', domain: { above: 0 } }),
          numberOf('cut_frac', 'The part of the steps that rises', 'fraction', { ...byName, default: 0.1, domain: { above: 0, below: 1 } }),
          numberOf('ratio', 'How many times the lowest rate the highest is', 'factor', { ...byName, default: 32 }),
          silent('decay'),
          numberOf('t', 'The step at which it starts', 'steps', { ...byName, default: 0 }),
        ],
        value: (values) => {
          const [share, ratio] = [values.number('cut_frac'), values.number('ratio')];
          const cut = Math.trunc(values.number('num_steps') * share);
          return (step) => {
            const t = step + 1 + values.number('t');
            const p = t < cut ? t / cut : 1 - (t - cut) / (cut * (1 / share - 1));
            return values.number('max_rate') * (1 + p * (ratio - 1)) * (1 / ratio);
          };
        },
        past: 'goes on',
      }),
      inRun({
        source,
        name: 'cyclic_triangular',
        formula: 'min_lr + (max_lr − min_lr) · max(0, 1 − |(t + 1)/period − 2 · cycle + 1|)',
        summary: 'Rises and falls in straight lines, again and again',
        note: 'The first step has one step of the rise behind it.',
        parameters: [
          numberOf('min_lr', ...the.lowestRate),
          numberOf('max_lr', ...the.highestRate, { role: 'base' }),
          numberOf('period', 'The steps of a rise', 'steps', { domain: { above: 0 } }),
        ],
        value: (values) => {
          const [low, period] = [values.number('min_lr'), values.number('period')];
          return (step) => {
            const cycle = Math.floor(1 + (step + 1) / (2 * period));
            const x = Math.abs((step + 1) / period - 2 * cycle + 1);
            return low + (values.number('max_lr') - low) * Math.max(0, 1 - x);
          };
        },
        length: (values) => 6 * values.number('period'),
        past: 'goes on',
      }),
    ].map((each) => [each.name, each]),
  );

/** The schedules by their names, before and since 9.0. */
export const [older, newer] = [definitionsOf(false), definitionsOf(true)];
