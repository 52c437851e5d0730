import assert from 'node:assert/strict';
import { buildSchedule } from '../../../../src/core/methods/buildSchedule';
import { divide, repeat } from '../../../../src/core/compose';
import { findMethod, methods } from '../../../../src/core/methods/index';
import type { ParameterValues } from '../../../../src/core/parameter';
import { sparkline } from '../../../../src/core/drawing/svg';

const build = (name: string, values: ParameterValues) => buildSchedule(findMethod(name)!, values);
const options = { width: 240, height: 80, stroke: '#1a85ff', axis: '#888888' };
const given: Readonly<Record<string, ParameterValues>> = { step: { milestones: [300, 600] }, piecewise: { points: [[0, 0], [500, 1]] } }; // prettier-ignore

/** Where the pen goes: absolute places of a path of M and l commands. */
function placesOf(svg: string): readonly (readonly [number, number])[] {
  const path = /<path d="([^"]+)" stroke="#1a85ff"/.exec(svg)![1]!;
  let [x, y] = [0, 0];
  return [...path.matchAll(/([Ml])(-?[\d.]+) (-?[\d.]+)/g)].map(([, command, dx, dy]) => {
    [x, y] = command === 'M' ? [Number(dx), Number(dy)] : [x + Number(dx), y + Number(dy)];
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const;
  });
}

describe('sparkline', () => {
  for (const { name } of methods) {
    it(`draws ${name} small, in ASCII and inside its box`, () => {
      const svg = sparkline(build(name, { total_steps: 1000, base_weight: 0.3, ...given[name] }), options);
      assert.ok(svg.length < 700, `${svg.length} characters`);
      assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [\x20-\x7e]*<\/svg>$/);
      for (const [x, y] of placesOf(svg)) assert.ok(x >= 0 && x <= 240 && y >= 0 && y <= 80);
    });
  }

  it('goes from the bottom left to the top right', () => {
    assert.deepEqual(placesOf(sparkline(build('linear', { total_steps: 7 }), { ...options, strokeWidth: 1 })), [
      [2, 78],
      [238, 2],
    ]);
  });

  it('marks steps with dots', () => {
    const svg = sparkline(build('linear', { total_steps: 100 }), { ...options, strokeWidth: 1, marks: [50] });
    assert.match(svg, /<circle cx="120" cy="40" r="2" fill="#1a85ff"\/>/);
  });

  it('escapes colours', () => {
    assert.ok(!sparkline(build('linear', { total_steps: 1 }), { ...options, stroke: '"><script>' }).includes('<script'));
  });

  const hard = {
    'a curve that is 0': build('linear', { total_steps: 10, base_weight: 0 }),
    'a curve below 0': build('linear', { total_steps: 10, base_weight: -2, start_weight: -1 }),
    'a pole': divide(1, build('linear', { total_steps: 10 })),
    'many cycles': repeat(build('cosine', { total_steps: 1 }), 1e6),
  };
  for (const [what, schedule] of Object.entries(hard)) {
    it(`draws ${what}`, () => {
      const svg = sparkline(schedule, options);
      assert.ok(!svg.includes('NaN') && !svg.includes('Infinity'));
      assert.ok(placesOf(svg).length > 0);
      assert.ok(svg.length < 8000, `${svg.length} characters`);
    });
  }
});
