import assert from 'node:assert/strict';
import { type CurvePicture, curvePicture } from '../../../../src/core/drawing/curvePicture';
import { palettes } from '../../../../src/core/drawing/palette';
import { buildSchedule } from '../../../../src/core/methods/buildSchedule';
import { findMethod, methods } from '../../../../src/core/methods/index';

const options: CurvePicture = {
  width: 320,
  height: 112,
  palette: palettes.dark,
  to: 100,
  stepText: (step) => `${step}!`,
  marks: [],
  peaks: [],
  phases: [],
};
const linear = buildSchedule(findMethod('linear')!, { base_weight: 0.5, total_steps: 100 });
const textsOf = (svg: string): readonly string[] => Array.from(svg.matchAll(/<text[^>]*>([^<]*)</g), ([, text]) => text!);

describe('curvePicture', () => {
  it('says the first and the last value, and the steps', () =>
    assert.deepEqual(textsOf(curvePicture(linear, options)), ['0', '0.5', '0!', '100!']));

  it('says the peak, and the end of the run', () => {
    const cycle = buildSchedule(findMethod('one_cycle')!, { base_weight: 0.8, total_steps: 100 });
    const svg = curvePicture(cycle, { ...options, peaks: [30], runEnd: 60 });
    assert.deepEqual(textsOf(svg), ['0.8', '0.032', '3.2e-6', '0!', '100!', '60!']);
  });

  it('draws the target as a dashed line at its height', () => {
    const svg = curvePicture(linear, { ...options, target: 1 });
    assert.match(svg, /<path d="M[\d.]+ 13h[\d.]+" stroke="#757575" stroke-dasharray="4 3"\/>/);
    assert.doesNotMatch(curvePicture(linear, options), /stroke-dasharray/);
  });

  it('has a dot for each mark, on the curve', () => {
    const svg = curvePicture(linear, { ...options, marks: [50] });
    const [, cx, cy] = /<circle cx="([\d.]+)" cy="([\d.]+)"/.exec(svg)!.map(Number);
    // Half of the plot, which the numbers at both sides leave: 10 and 22 pixels of 320; and half of its height.
    assert.ok(Math.abs(cx! - (10 + (320 - 10 - 22) / 2)) < 0.1 && cy === 56, `${cx} ${cy}`);
  });

  it('draws no probe that is out of sight', () => {
    const dashes = (probe: number) => curvePicture(linear, { ...options, probe }).match(/stroke-dasharray="2 2"/g)?.length ?? 0;
    assert.deepEqual([dashes(50), dashes(101)], [1, 0]);
  });

  for (const method of methods) {
    it(`is ASCII without a number that is none, for ${method.name}`, () => {
      const svg = curvePicture(buildSchedule(method, { method: method.name, total_steps: 100, ...needed[method.name] }), options);
      assert.match(svg, /^[\x20-\x7e]*$/);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
    });
  }
});

const needed: Readonly<Record<string, object>> = { step: { milestones: [30] }, piecewise: { points: [[0, 1], [100, 0]] } }; // prettier-ignore
