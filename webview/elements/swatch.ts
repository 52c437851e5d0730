import type { CurveStyle } from '../../src/core/drawing/curveStyle';

const svg = 'http://www.w3.org/2000/svg';

/** A short piece of a curve's line, for its entry in a legend; of what was logged, with a dot in another colour. */
export function swatch({ color, dash }: CurveStyle, dot?: string): SVGSVGElement {
  const element = document.createElementNS(svg, 'svg');
  const attributes = { class: 'swatch', viewBox: '0 0 24 8', width: '24', height: '8', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', 'M0 4h24');
  line.setAttribute('stroke', color);
  line.setAttribute('stroke-dasharray', dash.join(' '));
  element.append(line);
  if (dot === undefined) return element;
  const circle = document.createElementNS(svg, 'circle');
  for (const [name, value] of Object.entries({ cx: '12', cy: '4', r: '3', fill: dot, stroke: color })) circle.setAttribute(name, value);
  element.append(circle);
  return element;
}
