// Pure: the user's settings for saved pictures, their defaults and limits, and how stored ones are read.
import type { PictureSettings } from '../../src/protocol';
import { pictureChoices } from './pictureChoices';

/** The default settings. */
export const plainSettings: PictureSettings = {
  format: 'png',
  title: undefined,
  width: 960,
  height: 560,
  unit: 'px',
  fontSize: 10,
  lineWidth: 1.5,
  legend: 'below',
  grid: true,
  marks: false,
  log: true,
  colors: 'editor',
  resolution: 192,
};

/** The pixels of what lengths are given in. */
const pixels = { px: 1, in: 96, cm: 96 / 2.54 } as const;

/** The least and the greatest that a setting can be; sizes are in pixels. */
export const settingLimits = {
  width: [150, 10_000],
  height: [100, 10_000],
  fontSize: [3, 100],
  lineWidth: [0.1, 20],
  resolution: [36, 1200],
} as const;

/** The size of a picture in pixels. */
export function pictureSize({ width, height, unit }: Pick<PictureSettings, 'width' | 'height' | 'unit'>): {
  readonly width: number;
  readonly height: number;
} {
  return { width: width * pixels[unit], height: height * pixels[unit] };
}

/** A length in one unit as a round number of another. */
export function inUnit(length: number, from: PictureSettings['unit'], to: PictureSettings['unit']): number {
  const value = (length * pixels[from]) / pixels[to];
  return to === 'px' ? Math.round(value) : Number(value.toFixed(2));
}

/** Settings that may come from another version of the extension: what is not as it can be is as it is without a choice. */
export function readPictureSettings(state: unknown): PictureSettings {
  const given = typeof state === 'object' && state ? (state as Readonly<Record<string, unknown>>) : {};
  const own = (name: string) => (Object.hasOwn(given, name) ? given[name] : undefined);
  const choices = pictureChoices();
  const choice = <Name extends keyof typeof choices>(name: Name): PictureSettings[Name] => {
    const value = own(name);
    return typeof value === 'string' && Object.hasOwn(choices[name], value) ? (value as PictureSettings[Name]) : plainSettings[name];
  };
  const unit = choice('unit');
  const number = (name: keyof typeof settingLimits, factor = 1): number | undefined => {
    const value = own(name);
    const [least, most] = settingLimits[name];
    // A length may have been rounded where it was at its limit.
    return typeof value === 'number' && value * factor > least * 0.98 && value * factor < most * 1.02 ? value : undefined;
  };
  const [width, height] = [number('width', pixels[unit]), number('height', pixels[unit])];
  const flag = (name: 'grid' | 'marks' | 'log') => (typeof own(name) === 'boolean' ? own(name) === true : plainSettings[name]);
  const title = own('title');
  return {
    format: choice('format'),
    title: typeof title === 'string' ? title : undefined,
    ...(width === undefined || height === undefined
      ? { width: plainSettings.width, height: plainSettings.height, unit: 'px' }
      : { width, height, unit }),
    fontSize: number('fontSize') ?? plainSettings.fontSize,
    lineWidth: number('lineWidth') ?? plainSettings.lineWidth,
    legend: choice('legend'),
    grid: flag('grid'),
    marks: flag('marks'),
    log: flag('log'),
    colors: choice('colors'),
    resolution: number('resolution') ?? plainSettings.resolution,
  };
}
