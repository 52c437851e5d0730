import assert from 'node:assert/strict';
import { palettes } from '../../../../src/core/drawing/palette';
import { hoverPicture, pictureSize } from '../../../../src/features/hover/hoverPicture';
import { argumentAt } from '../../../../src/features/hover/argumentAt';
import { find } from '../../../fixtures/find';

const { dark } = palettes;

interface PictureOptions {
  readonly probe?: number;
  /** A text on which the pointer is. */
  readonly on?: string;
}

/** The picture of the first schedule of a YAML text, as SVG. */
async function picture(text: string, { probe, on }: PictureOptions = {}): Promise<string> {
  const [found] = await find('yaml', text);
  const others = on === undefined ? [] : argumentAt(found!, text.indexOf(on), text)!.variants.map(({ schedule }) => schedule);
  const [, data] = /^data:image\/svg\+xml;base64,(.*)$/.exec(hoverPicture(found!, dark, probe, others)!)!;
  return atob(data!);
}

const words = (svg: string): readonly string[] => Array.from(svg.matchAll(/<text[^>]*>([^<]*)</g), ([, word]) => word!);

/** The middles of the dots, from left to right, in pixels. */
const dots = (svg: string): readonly number[] => Array.from(svg.matchAll(/<circle cx="([\d.]+)"/g), ([, x]) => Number(x));

/** Where upright lines of a colour stand, in pixels. */
const upright = (svg: string, color: string): readonly number[] =>
  Array.from(svg.matchAll(new RegExp(`<path d="M([\\d.]+) 13v[^>]*stroke="${color}"`, 'g')), ([, x]) => Number(x));

const near = (x: number | undefined, expected: number): void =>
  assert.ok(x !== undefined && Math.abs(x - expected) < 0.11, `${x}, not ${expected}`);

describe('the picture of a hover', () => {
  // The value at the left takes 6 pixels a digit and 4, as the one at the right does.
  const { width, height } = pictureSize(1);

  it('says the first, the highest and the last value, and the first and last step', async () =>
    assert.deepEqual(words(await picture('kl: schedule(one_cycle, 0.8, 1000)')), ['0.8', '0.032', '3.2e-6', '0', '1,000']));

  it('says the highest value of a short warm-up, too', async () =>
    assert.deepEqual(words(await picture('kl: schedule(warmup_hold_decay, 0.8, 1000, warmup=5, decay=995)')), [
      '0.8',
      '0',
      '0',
      '0',
      '1,000',
    ]));

  it('goes to the end of a longer run, and marks that of a shorter one with a line and its step', async () => {
    assert.deepEqual(words(await picture('max_steps: 4000\nkl: schedule(linear, 0.5, 1000)')), ['0', '0.5', '0', '4,000']);
    const short = await picture('max_steps: 500\nkl: schedule(linear, 0.5, 1000)');
    assert.deepEqual(words(short), ['0', '0.5', '0', '1,000', '500']);
    assert.equal(upright(short, dark.foreground).length, 1);
    near(upright(short, dark.foreground)[0], 10 + (width - 10 - 22) / 2);
  });

  it('has the weight that is written as a dashed line, also where the curve does not come so far', async () => {
    const svg = await picture('kl: schedule(exponential, 0.7, 1000)');
    const [, level] = new RegExp(`<path d="M[\\d.]+ ([\\d.]+)h[^>]*stroke="${dark.axis}" stroke-dasharray`).exec(svg)!;
    assert.equal(Number(level), 13);
    // The last value, 0.687178 of 0.7, stands a little lower.
    const [, last] = /<text x="[\d.]+" y="([\d.]+)" text-anchor="start"[^>]*>0\.6872</.exec(svg)!;
    near(Number(last), 13 + (1 - 0.687178 / 0.7) * (height - 26) + 3);
  });

  it('has a dot where 95 % of the way is done', async () => {
    const at = dots(await picture('kl: schedule(linear, 0.5, 1000)'));
    assert.equal(at.length, 1);
    near(at[0], 10 + 0.95 * (width - 10 - 22));
  });

  it('has a dot at each jump', async () => {
    const at = dots(await picture('kl: schedule(step, 1, 1000, milestones=[250, 500], factor=0.5)'));
    // Of the way from 1 to 0.25, 95 % are done with the second jump.
    assert.equal(new Set(at).size, 2);
    for (const [i, part] of [0.25, 0.5].entries()) near([...new Set(at)].sort((a, b) => a - b)[i], 10 + part * (width - 10 - 28));
  });

  it('shades every other part of a schedule that has several', async () => {
    const shades = async (text: string) => Array.from((await picture(text)).matchAll(/fill-opacity/g)).length;
    assert.equal(await shades('kl: sequence(schedule(linear, 1, 100), schedule(constant, 1, 100), schedule(cosine, 1, 100))'), 1);
    assert.equal(await shades('kl: schedule(linear, 1, 100)'), 0);
  });

  it('has a line at the probe step', async () => {
    const at = upright(await picture('kl: schedule(linear, 0.5, 1000)', { probe: 250 }), dark.curves[1]);
    assert.equal(at.length, 1);
    near(at[0], 10 + 0.25 * (width - 10 - 22));
    assert.deepEqual(upright(await picture('kl: schedule(linear, 0.5, 1000)'), dark.curves[1]), []);
  });

  it('draws half and double of an argument beside the curve, with dashes of their own', async () => {
    const svg = await picture('kl: schedule(power, 0.5, 1000, a=2)', { on: 'a=2' });
    for (const [color, dashes] of [
      [dark.curves[2], '3 3'],
      [dark.curves[3], '7 3'],
    ])
      // prettier-ignore
      assert.match(svg, new RegExp(`stroke="${color}" stroke-dasharray="${dashes}"`));
  });

  it('counts in percent where the length of the run is not known', async () =>
    assert.deepEqual(words(await picture('kl: schedule(linear, 0.5)')), ['0', '0.5', '0 %', '100 %']));
});
