import type { CurveStyle } from '../../src/core/drawing/curveStyle';

const svg = 'http://www.w3.org/2000/svg';

/** A short piece of a curve's line, for its entry in a legend. */
export function swatch({ color, dash }: CurveStyle): SVGSVGElement {
  const element = document.createElementNS(svg, 'svg');
  const attributes = { class: 'swatch', viewBox: '0 0 24 8', width: '24', height: '8', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', 'M0 4h24');
  line.setAttribute('stroke', color);
  line.setAttribute('stroke-dasharray', dash.join(' '));
  element.append(line);
  return element;
}
