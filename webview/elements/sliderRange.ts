// Pure: the range of a parameter's slider.
import type { Domain, Parameter } from '../../src/core/parameter';
import type { Slider } from './sliderScale';

/** What the range of a slider depends on besides the value. */
export interface SliderParameter {
  readonly unit: Parameter['unit'];
  readonly domain?: Domain | undefined;
}

/** The range of a slider on which `value` stands: around the value, and within the parameter's domain. */
export function sliderRange({ unit, domain = {} }: SliderParameter, value: number, totalSteps: number): Slider {
  const integer = isWhole(unit, domain, value);
  const part = unit === 'fraction' || (unit === 'steps or fraction' && value <= 1);
  if (part) return clipped({ min: Math.min(0, value), max: Math.max(1, value), scale: 'linear', integer: false }, domain);
  const isAboveZero = (domain.above ?? -1) >= 0;
  // Steps that may be 0, such as a delay, are no more than the run has.
  if (unit.startsWith('steps') && !isAboveZero) {
    return clipped({ min: Math.min(0, value), max: Math.max(totalSteps, value, 1), scale: 'linear', integer }, domain);
  }
  if (value > 0 && unit !== 'count') {
    const decade = Math.log10(value);
    return clipped({ min: 10 ** (Math.floor(decade) - 1), max: 10 ** (Math.ceil(decade) + 1), scale: 'log', integer }, domain);
  }
  const reach = Math.max(2 * Math.abs(value), unit === 'count' ? 10 : 1);
  return clipped({ min: value < 0 ? -reach : 0, max: value < 0 ? 0 : reach, scale: 'linear', integer }, domain);
}

/** Whether the slider gives whole numbers only. */
function isWhole(unit: Parameter['unit'], { integer = false }: Domain, value: number): boolean {
  return integer || unit === 'count' || (unit.startsWith('steps') && Number.isInteger(value));
}

/** The part of a range that lies in the domain. From a bound that the domain excludes it stays away by a thousandth of its width, or by 1. */
function clipped(slider: Slider, { min = -Infinity, max = Infinity, above, below }: Domain): Slider {
  const margin = slider.integer ? 1 : (slider.max - slider.min) / 1000;
  const least = Math.max(
    slider.min,
    min,
    slider.integer ? Math.ceil(slider.min) : -Infinity,
    above === undefined ? -Infinity : above + (slider.min <= above ? margin : 0),
  );
  const most = Math.min(slider.max, max, below === undefined ? Infinity : below - (slider.max >= below ? margin : 0));
  return { ...slider, min: least, max: most };
}
