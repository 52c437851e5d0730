import { withMinus } from '../../src/core/format';
import type { Plot, StepValues } from '../../src/protocol';
import type { PlotArea } from '../chart/plotArea';
import { axisMark } from '../elements/axisMark';
import { create } from '../elements/dom';
import { nameElements } from '../elements/nameElement';
import type { CurveValue } from './curveValues';
import { seriesStyle } from '../elements/seriesStyle';
import { placeText } from '../chart/stepAxis';
import { swatch } from '../elements/swatch';
import type { Theme } from '../elements/theme';
import { t } from '../elements/t';

/** The least width in which the values can be read, in pixels. */
const leastWidth = 150;

/** The values at a step, one curve after the other, as text for screen readers. */
export function spokenValues(list: readonly CurveValue[], plot: Plot, { stepText }: StepValues): string {
  const texts = list.map(
    ({ label, text, logged }) => `${label} ${text}${logged.map(({ where, text: value }) => ` (${where}: ${value})`).join('')}`,
  );
  return [placeText(plot, stepText), ...texts].join(', ');
}

/** What the read-out says. */
export interface Readout {
  readonly plot: Plot;
  readonly theme: Theme;
  readonly answer: StepValues;
  /** How far the step is, in words. */
  readonly progress: string;
  readonly list: readonly CurveValue[];
  /** How many more curves there are. */
  readonly more: number;
  /** The `id`s of the curves that are on the right axis. */
  readonly right: readonly string[];
}

/** Fills the read-out that floats beside the crosshair. */
export function renderReadout(box: HTMLElement, { plot, theme, answer, progress, list, more, right }: Readout): void {
  const names = nameElements(list.map(({ label }) => label));
  const rows = list.flatMap(({ index, text, logged }, row) => [
    swatch(seriesStyle(plot, index, theme)),
    ...nameAndValue(names[row]!, text, right.includes(plot.series[index]!.id)),
    ...logged.flatMap(({ where, text: value }) => [create('span'), ...nameAndValue(create('span', { textContent: where }), value)]),
  ]);
  const heading = create(
    'p',
    {},
    create('strong', { textContent: placeText(plot, answer.stepText) }),
    create('span', { textContent: progress }),
  );
  const rest =
    more > 0 ? [create('p', { className: 'hint', textContent: t('and {count} more; P shows all in the legend', { count: more }) })] : [];
  box.replaceChildren(heading, create('div', { className: 'values' }, ...rows), ...rest);
  box.hidden = false;
}

function nameAndValue(name: HTMLElement, value: string, isRight = false): readonly HTMLElement[] {
  return [
    create('span', { className: 'named' }, name, ...(isRight ? [axisMark()] : [])),
    create('span', { className: 'value', textContent: withMinus(value) }),
  ];
}

/** Puts the read-out beside the crosshair at `x`, on the side that has more room; where it can, it leaves the crosshair free. */
export function placeReadout(box: HTMLElement, x: number, area: PlotArea): void {
  const gap = 12;
  const isLeft = x - area.left > area.right - x;
  const pageWidth = box.parentElement!.clientWidth;
  const room = (isLeft ? x : pageWidth - x) - gap;
  box.style.maxWidth = room < leastWidth ? '' : `${room}px`;
  const width = box.offsetWidth;
  const left = isLeft ? x - gap - width : x + gap;
  box.style.transform = `translate(${Math.round(Math.max(0, Math.min(left, pageWidth - width)))}px, ${Math.round(area.top + 4)}px)`;
}
