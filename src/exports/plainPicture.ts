import { ticks, weightAxis } from '../core/drawing/axis';
import { curveStyle } from '../core/drawing/curveStyle';
import { axisTitle } from '../core/drawing/unitWord';
import { extent } from '../core/extent';
import { formatStep, formatValue } from '../core/format';
import type { Palette } from '../core/drawing/palette';
import { valueTitle, rightCurves, type MeasuredCurve } from '../core/drawing/valueAxes';
import { sample } from '../core/sample';
import type { Data } from './dataFiles';
import { chartTitle, type Picture, type PictureAxis } from './picture';
import { stepUnit } from './stepUnit';
import { textWidth } from './svgText';

/** The picture of curves that nobody has arranged on a screen: all of these steps, and all of the weights there. */
export function plainPicture({ curves, from, to }: Data, palette: Palette): Picture {
  const measured = curves.map(({ schedule, quantity = 'weight' }, index) => ({
    id: String(index),
    quantity,
    extent: extent(schedule, from, to),
  }));
  const onRight = rightCurves(measured, 'linear');
  const [left, right] = [false, true].map((isRight) => measured.filter(({ id }) => onRight.has(id) === isRight));
  const label = textWidth(formatStep(to), 12) + 24;
  const { unit, isPercent, perStep } = stepUnit(curves);
  return {
    title: chartTitle(unit),
    curves: curves.map(({ schedule, ...curve }, index) => ({
      ...curve,
      ...curveStyle(index, palette),
      width: 2,
      isRight: onRight.has(String(index)),
      totalSteps: schedule.totalSteps,
      stops: schedule.past === 'fails',
      points: (view) => sample(schedule, view),
    })),
    x: {
      from,
      to,
      title: isPercent ? 'Run (%)' : axisTitle(unit),
      ticks: (length) =>
        ticks(from * perStep, to * perStep, Math.max(2, Math.min(10, Math.floor(length / label)))).map((at) => ({
          at: at / perStep,
          label: formatStep(at),
        })),
    },
    y: valueAxis(left!),
    right: right!.length > 0 ? valueAxis(right!) : undefined,
    scale: 'linear',
    palette,
  };
}

/** The axis that shows all of these curves. */
function valueAxis(curves: readonly MeasuredCurve[]): PictureAxis {
  // Of a curve that has no value there is nothing to show.
  const ranges = curves.map((curve) => curve.extent).filter(({ min }) => !Number.isNaN(min));
  const { min, max } = weightAxis(Math.min(...ranges.map((range) => range.min)), Math.max(...ranges.map((range) => range.max)));
  const top = max > min ? max : min + (Math.abs(min) || 1);
  return {
    from: min,
    to: top,
    title: valueTitle(curves.map(({ quantity }) => quantity)),
    ticks: () => ticks(min, top, 6).map((at) => ({ at, label: formatValue(at) })),
  };
}
