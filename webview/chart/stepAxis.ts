// Pure: the step axis in steps, in parts of the run or in epochs.
import { ticks as ticksOf } from '../../src/core/drawing/axis';
import type { AxesState, Plot, Span, StepUnit } from '../../src/protocol';
import { axisTitle } from '../../src/core/drawing/unitWord';
import { formatStep, withMinus } from '../../src/core/format';
import type { Tick } from '../../src/exports/picture';
import { decimal, spacingOf } from './tickText';
import { t } from '../elements/t';

/** What a step axis counts. */
export interface StepAxis {
  readonly unit: StepUnit;
  readonly title: string;
  /** The steps of one of what it counts. */
  readonly stepsPerUnit: number;
}

/** Whether no curve's total is known, so that there are no steps to count. */
export function isInPercent(series: Plot['series']): boolean {
  return series.every(({ isRelative }) => isRelative);
}

/** The axis that the user has chosen; in steps where the steps of an epoch are not known. */
export function stepAxis({ unit, stepsPerEpoch }: AxesState, { series, unit: own, lastStep, stepsPerEpoch: found }: Plot): StepAxis {
  if (isInPercent(series)) return { unit: 'percent', title: t('Run (%)'), stepsPerUnit: lastStep / 100 };
  const perEpoch = stepsPerEpoch ?? found?.value;
  if (unit === 'percent') return { unit, title: t('Training Progress (%)'), stepsPerUnit: lastStep / 100 };
  if (own === 'epoch') {
    const title = perEpoch === undefined ? t('Training Epochs') : t('Training Epochs (of {steps} steps)', { steps: formatStep(perEpoch) });
    return { unit: 'epochs', title, stepsPerUnit: 1 };
  }
  if (unit === 'epochs' && perEpoch !== undefined) return { unit, title: t('Training Epochs'), stepsPerUnit: perEpoch };
  return { unit: 'steps', title: t(axisTitle(own)), stepsPerUnit: 1 };
}

/** The ticks of the steps: as many as their labels, side by side in a font of so many pixels, leave room for. */
export function stepTicks(axis: StepAxis, { from, to }: Span, lastStep: number, width: number, fontSize: number): readonly Tick[] {
  let ticks: readonly Tick[] = [];
  for (const count of [10, 7, 5, 4, 3, 2]) {
    const steps = unitTicks(axis, { from: from / axis.stepsPerUnit, to: to / axis.stepsPerUnit }, count).map(
      (tick) => tick * axis.stepsPerUnit,
    );
    const spacing = spacingOf(steps);
    ticks = steps.map((at) => ({ at, label: withMinus(stepTickLabel(axis, at, spacing, lastStep)) }));
    const longest = Math.max(...ticks.map(({ label }) => label.length));
    if (ticks.length * (longest * fontSize * 0.56 + 18) <= width) return ticks;
  }
  return ticks;
}

/** Round numbers of what the axis counts. Between whole steps nothing is ever used: they have ticks only where fewer than two whole ones are in sight. */
function unitTicks({ unit }: StepAxis, { from, to }: Span, count: number): readonly number[] {
  const ticks = ticksOf(from, to, count);
  const whole = unit === 'steps' ? ticks.filter(Number.isInteger) : ticks;
  return whole.length >= 2 ? whole : ticks;
}

/** What stands at a tick whose neighbours are `spacing` steps away. */
function stepTickLabel({ unit, stepsPerUnit }: StepAxis, step: number, spacing: number, lastStep: number): string {
  if (unit !== 'steps') return decimal(step / stepsPerUnit, spacing / stepsPerUnit);
  const large =
    lastStep >= 1e7
      ? [
          { size: 1e9, letter: 'B' },
          { size: 1e6, letter: 'M' },
        ].find(({ size }) => step >= size)
      : undefined;
  // With a letter there are at most three decimals. Ticks that are closer than that need all of their digits to differ.
  if (!large || spacing < large.size / 1000) return decimal(step, spacing);
  return `${Number((step / large.size).toFixed(3))}${large.letter}`;
}

/** A step as the axis counts it, for a sentence: "40 %", "epoch 3.2". Empty where it counts steps. */
export function stepInUnit({ unit, stepsPerUnit }: StepAxis, step: number): string {
  const value = Number((step / stepsPerUnit).toPrecision(6));
  return { steps: '', percent: `${value} %`, epochs: t('epoch {value}', { value }) }[unit];
}

/** A place in words: "Step 5,000", "Epoch 3", or "Run 40 %" where there are only parts of one. */
export function placeText({ series, unit }: Pick<Plot, 'series' | 'unit'>, step: string): string {
  if (isInPercent(series)) return t('Run {step}', { step });
  return unit === 'epoch' ? t('Epoch {step}', { step }) : t('Step {step}', { step });
}

/** How far a step is, in what the heading does not say: percent, epochs where the user has chosen them, the step of an epoch. */
export function progressText(axes: AxesState, plot: Plot, step: number, percent: string): string {
  const perEpoch = axes.stepsPerEpoch ?? plot.stepsPerEpoch?.value;
  if (plot.unit === 'epoch')
    return perEpoch === undefined ? percent : t('step {step}, {percent}', { step: formatStep(step * perEpoch), percent });
  const axis = stepAxis(axes, plot);
  return axis.unit === 'epochs' ? stepInUnit(axis, step) : percent;
}
