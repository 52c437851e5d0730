export { curveStyle, type CurveStyle } from '../src/core/curveStyle';
