export { curveStyle, type CurveStyle } from '../../src/core/drawing/curveStyle';
