// Small languages in a text: 'linear(1.0,0.1,500000)' and 'step_linear(1.0,0.1,500000,0.05,500000)' (DrQ-v2), 'lin_2.5e-4' (RL Zoo), '0,0@0.20,0.5@0.50,0' (Kaldi).
import { byDefault } from '../../language/find/found';
import { buildSchedule } from '../../core/methods/buildSchedule';
import { piecewise } from '../../core/methods/piecewise';
import { numberValue } from '../../core/methods/values';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { pathText } from '../../language/tree/walk';
import { claimOf, known, readAs, runParameter } from './reading';
import { shapeOf, straight } from './shapes';
import { claimOfStages } from './stages';
import { isQuantity } from './words';

const number = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`;
const call = new RegExp(String.raw`^(\w+)\(\s*(${number})\s*,\s*(${number})\s*,\s*(${number})\s*\)$`);
const five = Array.from({ length: 5 }, () => `(${number})`).join(String.raw`\s*,\s*`);
const twoLines = new RegExp(String.raw`^step_linear\(\s*${five}\s*\)$`);
const falling = new RegExp(String.raw`^lin_(${number})$`);
const fractions = new RegExp(String.raw`^${number}(?:@${number})?(?:,${number}@${number})+(?:,${number})$`);

/** The claim of a text in one of these languages. */
export function ofText(site: Site, text: string): Claim | undefined {
  const key = site.place.path.at(-1) ?? '';
  if (text.length > 200) return undefined;
  if (text.includes('@')) return /schedule|proportion|dropout/.test(key) && fractions.test(text) ? ofFractions(site, text) : undefined;
  const isTold = /schedule|rate|clip|range/.test(key) || isQuantity(key);
  if (!isTold) return undefined;
  const label = pathText(site.place.path);
  const rate = falling.exec(text);
  if (rate) return claimOf(site, { label, shape: straight, start: Number(rate[1]), end: 0, unit: 'env step' });
  const steps = twoLines.exec(text);
  if (steps) return ofTwoLines(site, steps.slice(1).map(Number) as [number, number, number, number, number]);
  const parts = call.exec(text);
  const shape = parts && shapeOf(parts[1]!);
  if (!parts || !shape || shape.name === 'constant') return undefined;
  const [start, end, length] = parts.slice(2).map(Number) as [number, number, number];
  if (!Number.isInteger(length) || length < 2 || !shape.fits(start, end) || start === end) return undefined;
  return readAs({
    label,
    name: `read as ${shape.name} from ${start} to ${end} over ${length.toLocaleString('en-US')} steps`,
    formula: shape.formula,
    parameters: [known('start', 'number'), known('end', 'number'), known('steps', 'number')],
    given: Object.entries({ start, end, steps: length }).map(([name, value]) => ({
      name,
      value,
      node: site.node,
      origin: { kind: 'literal' },
      literal: undefined,
    })),
    curves: () => shape.schedule({ start, end, length, delay: 0 }),
  });
}

/** `step_linear(init, first, duration, last, duration)`: two lines one after the other, the value between them being that of the first line. */
function ofTwoLines(site: Site, [start, middle, first, end, second]: readonly [number, number, number, number, number]): Claim | undefined {
  const points = [[0, start] as const, [first, middle] as const, [first + second, end] as const];
  const areLengths = [first, second].every((length) => Number.isInteger(length) && length >= 2);
  return areLengths ? claimOfStages(site, { points, unit: 'step', interpolation: 'linear' }) : undefined;
}

/** Values at fractions of the run: the first at its start, the last at its end. */
function ofFractions(site: Site, text: string): Claim | undefined {
  const parts = text.split(',').map((part) => part.split('@').map(Number));
  const points = parts.map(([value, at], index): readonly [number, number] => [at ?? (index === 0 ? 0 : 1), value!]);
  if (points.some(([at], index) => !(at >= 0 && at <= 1 && (index === 0 || at > points[index - 1]![0])))) return undefined;
  const asked = runParameter('total_steps', 'step');
  const total = asked.from?.(site, () => false);
  return readAs({
    label: pathText(site.place.path),
    name: `read as lines between ${points.map(([at, value]) => `${value} at ${+(at * 100).toFixed(6)} %`).join(', ')} of the run`,
    formula: 'the value between the points',
    parameters: [total ? asked : runParameter('total_steps', 'fraction')],
    given: total ? [total] : [byDefault('total_steps', 1)],
    curves: (values) => {
      const length = numberValue(values, 'total_steps');
      const scaled = points.map(([at, value]) => [at * length, value] as const);
      const schedule = buildSchedule(piecewise, { points: scaled, base_weight: 1, total_steps: length });
      return total ? schedule : { ...schedule, unit: 'fraction' };
    },
  });
}
