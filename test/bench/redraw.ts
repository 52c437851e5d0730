// The script time of a frame while zooming: the built preview page against uPlot drawing the same points on a canvas of the same size.
// Part of `npm run bench`; absolute times are those of the machine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { methods } from '../../src/core/methods/index';
import type { FoundSchedule } from '../../src/language/find/found';
import type { Series } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { PreviewPage } from '../ui/webviewPage';
import { launchBrowser } from '../vscode/browser';
import { root } from '../vscode/root';

const size = { width: 1000, height: 700 };
const frames = 240;
const lastStep = 100_000;

interface Times {
  /**
   * The mean of the middle half of the frames, and their 95th percentile: milliseconds of script a frame. A median would be no finer than the
   * browser's clock, a tenth of a millisecond.
   */
  readonly middle: number;
  readonly p95: number;
  /** All script of the page during the zoom, divided by the frames: with answers of the host and garbage collection. */
  readonly all: number;
}

/** As many curves, of all methods that need nothing but w and T, each with another weight and length. */
function curves(count: number): readonly FoundSchedule[] {
  const names = methods.map(({ name }) => name).filter((name) => name !== 'step' && name !== 'piecewise');
  return Array.from({ length: count }, (_, i) => drawable(`w${i}`, names[(i + 1) % names.length]!, 1 - i / 40, lastStep - i * 500));
}

async function preview(browser: Browser, count: number): Promise<Times & { readonly series: readonly Series[]; readonly plot: Size }> {
  const opened = await PreviewPage.open(browser, {
    size,
    schedules: curves(count),
    document: { uri: 'file:///bench.yaml', name: 'bench.yaml' },
  });
  const { page, model } = opened;
  if (!('plot' in model)) throw new Error('Nothing was drawn.');
  const times = await measure(page, async () => page.evaluate(zoomPage, frames));
  const plot = await page.locator('#canvas').evaluate(({ clientWidth: width, clientHeight: height }) => ({ width, height }));
  await opened.close();
  return { ...times, series: model.plot.series, plot };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

async function uPlot(browser: Browser, series: readonly Series[], plot: Size): Promise<Times> {
  // The language of a bare machine's browser may be one that uPlot does not take.
  const page = await browser.newPage({ viewport: size, locale: 'en-US' });
  await page.addStyleTag({ content: readFileSync(join(root, 'node_modules', 'uplot', 'dist', 'uPlot.min.css'), 'utf8') });
  await page.addScriptTag({ content: readFileSync(join(root, 'node_modules', 'uplot', 'dist', 'uPlot.iife.min.js'), 'utf8') });
  const tables = series.map(({ points }) =>
    [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)].map((list) => [...list]),
  );
  await page.evaluate(startUPlot, { tables: tables as [number[], number[]][], plot });
  const times = await measure(page, () => page.evaluate(zoomUPlot, frames));
  await page.close();
  return times;
}

async function measure(page: Page, zoom: () => Promise<readonly number[]>): Promise<Times> {
  await zoom();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await scriptSeconds(session);
  const times = [...(await zoom())].sort((a, b) => a - b);
  const all = ((await scriptSeconds(session)) - before) * 1000;
  const half = times.slice(Math.floor(times.length / 4), Math.ceil((times.length * 3) / 4));
  const middle = half.reduce((sum, time) => sum + time, 0) / half.length;
  return { middle, p95: times[Math.floor(times.length * 0.95)]!, all: all / times.length };
}

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')!.value;
}

/** In the page: turns the wheel in every frame, in and then out, and returns the milliseconds of script that each frame took. */
async function zoomPage(count: number): Promise<readonly number[]> {
  const nextFrame = window.requestAnimationFrame.bind(window);
  let spent = 0;
  const timed = (work: () => void) => {
    const start = performance.now();
    work();
    spent += performance.now() - start;
  };
  window.requestAnimationFrame = (callback) => nextFrame((time) => timed(() => callback(time)));
  const reader = document.getElementById('reader')!;
  const { left, top, width, height } = reader.getBoundingClientRect();
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    spent = 0;
    const place = { clientX: left + width * 0.4, clientY: top + height / 2 };
    const deltaY = (i < count / 2 ? -1 : 1) * 50;
    // The first request for a frame wakes the browser's compositor, which takes as long as a drawing. uPlot's is not timed, either.
    nextFrame(() => undefined);
    timed(() => reader.dispatchEvent(new WheelEvent('wheel', { ...place, deltaY, ctrlKey: true, bubbles: true, cancelable: true })));
    await new Promise((resolve) => nextFrame(resolve));
    times.push(spent);
  }
  window.requestAnimationFrame = nextFrame;
  return times;
}

interface PlotGlobal {
  uPlot: {
    new (options: unknown, data: unknown, target: HTMLElement): PlotGlobal['plot'];
    join(tables: unknown): unknown;
  };
  plot: { setScale(name: string, range: { min: number; max: number }): void; scales: { x: { min: number; max: number } } };
}

/** In a bare page: the same points in uPlot. */
function startUPlot({ tables, plot: { width, height } }: { readonly tables: readonly [number[], number[]][]; readonly plot: Size }): void {
  const global = window as unknown as PlotGlobal;
  const series = tables.map((_, i) => ({ stroke: `hsl(${i * 40}, 70%, 50%)`, width: 2, spanGaps: true, points: { show: false } }));
  const options = {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: [0, 1.03] } },
    series: [{}, ...series],
  };
  global.plot = new global.uPlot(options, global.uPlot.join(tables), document.body);
}

/** In a bare page: the same zoom in uPlot, which draws at the end of the current task. */
async function zoomUPlot(count: number): Promise<readonly number[]> {
  const { plot } = window as unknown as PlotGlobal;
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const { min, max } = plot.scales.x;
    const factor = Math.exp((i < count / 2 ? -1 : 1) * 50 * 0.0015);
    const anchor = min + (max - min) * 0.4;
    const start = performance.now();
    plot.setScale('x', { min: anchor - (anchor - min) * factor, max: anchor + (max - anchor) * factor });
    await Promise.resolve();
    times.push(performance.now() - start);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return times;
}

async function main(browser: Browser): Promise<void> {
  const row = ({ middle, p95, all }: Times) => [middle, p95, all].map((time) => `${time.toFixed(2)} ms`.padStart(10)).join('');
  console.log('Script time of a frame while zooming           middle      95 %       all');
  for (const count of [1, 20, 100]) {
    const { series, plot, ...page } = await preview(browser, count);
    const other = await uPlot(browser, series, plot);
    const points = series.reduce((sum, each) => sum + each.points.length / 2, 0);
    console.log(`${`${count} curves, ${points} points: the preview`.padEnd(43)}${row(page)}`);
    console.log(`${''.padEnd(30)}uPlot        ${row(other)}   ratio ${(page.middle / other.middle).toFixed(2)}`);
  }
}

launchBrowser()
  .then((browser) => main(browser).finally(() => browser.close()))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
