// The built preview page in a bare browser: the same files, the same policy, the same host code behind it, but no workbench.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FoundSchedule } from '../../src/language/find/found';
import { buildModel, type BuiltModel } from '../../src/preview/model/buildModel';
import type { Curve, Pointed } from '../../src/preview/model/curves';
import { previewHtml } from '../../src/preview/previewHtml';
import { probe } from '../../src/preview/model/probe';
import { sampleView } from '../../src/preview/model/sampleView';
import type { FromWebview, PlotSize, PreviewDocument, PreviewModel, SampledView, ToWebview } from '../../src/protocol';
import { webviewThemes, type WebviewTheme, type WebviewThemeKind } from '../fixtures/webview/themes';
import { root } from '../vscode/root';

// Secure, as in VS Code: without that a page has no clipboard.
const origin = 'https://preview.test';
/** How long the page may take to send something, in milliseconds. */
const patience = 30_000;

/** How the page is opened: what is left out is the dark theme, 900 × 600, and what no document gives. */
export interface PreviewPageOptions {
  readonly theme?: WebviewThemeKind;
  readonly size?: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  readonly schedules?: readonly FoundSchedule[];
  readonly document?: PreviewDocument;
  readonly pointed?: Pointed;
  /** Other curves, of added files or to compare with. */
  readonly beside?: readonly Curve[];
  /** What an earlier page has left. */
  readonly state?: unknown;
  /** Never answers the page, so that it stays as it was loaded. */
  readonly silent?: boolean;
}

/** The page, and the host's end of it. */
export class PreviewPage {
  readonly received: FromWebview[] = [];
  /** Violations of the page's policy, and errors. */
  readonly complaints: string[] = [];
  #built: BuiltModel | undefined;
  #schedules: readonly FoundSchedule[];
  #size: PlotSize = { width: 0, height: 0, pixelRatio: 1 };
  #revision = 0;
  #view: SampledView | undefined;
  #kept: number | undefined;

  private constructor(
    readonly page: Page,
    private readonly options: PreviewPageOptions,
  ) {
    this.#schedules = options.schedules ?? [];
  }

  /** Opens the page; resolves when it has drawn its first model. */
  static async open(browser: Browser, options: PreviewPageOptions = {}): Promise<PreviewPage> {
    const page = await browser.newPage({ viewport: options.size ?? { width: 900, height: 600 }, hasTouch: options.hasTouch ?? false });
    const preview = new PreviewPage(page, options);
    await preview.#load();
    return preview;
  }

  get model(): PreviewModel {
    return this.#built!.model;
  }

  /** Shows other schedules; resolves when they are drawn. */
  async show(schedules: readonly FoundSchedule[], pointed: Pointed = {}): Promise<void> {
    this.#schedules = schedules;
    await this.#render(pointed);
    await this.waitFor('rendered', ({ revision }) => revision === this.#revision);
  }

  async send(message: ToWebview): Promise<void> {
    // At once, and not only some time after this has returned.
    await this.page.evaluate((data) => void window.dispatchEvent(new MessageEvent('message', { data })), message);
  }

  /** Resolves when the page is laid out and drawn as things are now. */
  async settle(): Promise<void> {
    await this.page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    });
  }

  /** Has the page's time stand still until `page.clock` is told to let it go on, so that what the page does not do can be seen. */
  async stopTime(): Promise<void> {
    await this.page.clock.install({ time: 0 });
    await this.page.clock.pauseAt(60 * 60_000);
  }

  /** All messages of a type that the page has sent by now. */
  async sent<T extends FromWebview['type']>(type: T): Promise<readonly Extract<FromWebview, { type: T }>[]> {
    // Messages come in the order in which they are sent, so those before this one are there.
    await this.page.evaluate(() => (window as unknown as { toHost: () => Promise<void> }).toHost());
    return this.received.filter((message): message is Extract<FromWebview, { type: T }> => message.type === type);
  }

  /** The first message of a type that the page has sent, or sends yet. */
  async waitFor<T extends FromWebview['type']>(
    type: T,
    accept: (message: Extract<FromWebview, { type: T }>) => boolean = () => true,
  ): Promise<Extract<FromWebview, { type: T }>> {
    const isWanted = (message: FromWebview): message is Extract<FromWebview, { type: T }> =>
      message.type === type && accept(message as Extract<FromWebview, { type: T }>);
    for (const end = Date.now() + patience; Date.now() < end;) {
      const found = this.received.find(isWanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`The page sent no "${type}"; ${this.complaints.join('; ')}`);
  }

  async setTheme(kind: WebviewThemeKind): Promise<void> {
    await this.page.evaluate(applyTheme, webviewThemes[kind] as WebviewTheme);
  }

  /** The share of the canvas that is drawn on, and how many of its pixels have nearly this colour. */
  async ink(color = '#000000'): Promise<{ readonly share: number; readonly pixels: number }> {
    return this.page.locator('#canvas').evaluate((element, hex) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const wanted = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
      let [drawn, pixels] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] !== 0) drawn++;
        if (data[i + 3]! > 200 && wanted.every((value, channel) => Math.abs(value - data[i + channel]!) < 12)) pixels++;
      }
      return { share: drawn / (canvas.width * canvas.height), pixels };
    }, color);
  }

  /** By how many pixels the page is wider than what shows it. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Waits until the page has drawn points that it asked for. */
  async waitForPoints(): Promise<void> {
    await this.page.waitForFunction(() => (window as unknown as { pointsReceived: number }).pointsReceived > 0);
  }

  /** What the page has kept for its next life. */
  async savedState(): Promise<unknown> {
    return this.page.evaluate(() => (window as unknown as { saved: unknown }).saved);
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(root, 'test-results', 'screenshots', `preview-${name}.png`) });
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  async #load(): Promise<void> {
    const { page, options } = this;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('crash', () => this.complaints.push('The page has crashed.'));
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    await page.exposeFunction('toHost', (message?: FromWebview) => message && this.#receive(message));
    await page.addInitScript(standIn, options.state);
    await page.addInitScript(`(${String(startTheme)})(${String(applyTheme)}, ${JSON.stringify(webviewThemes[options.theme ?? 'dark'])})`);
    const html = previewHtml({ cspSource: origin, nonce: 'nonce', scriptUri: `${origin}/main.js`, styleUri: `${origin}/style.css` });
    await page.route(`${origin}/**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') return route.fulfill({ contentType: 'text/html', body: html });
      const contentType = name.endsWith('.js') ? 'text/javascript' : 'text/css';
      return route.fulfill({ contentType, body: readFileSync(join(root, 'dist', 'webview', name)) });
    });
    await page.goto(`${origin}/`);
    await this.waitFor(options.silent ? 'ready' : 'rendered');
    await this.settle();
  }

  #receive(message: FromWebview): void {
    this.received.push(message);
    if (this.options.silent) return;
    if (message.type === 'ready' || message.type === 'resize') {
      this.#size = message.size;
      void this.#render(this.options.pointed ?? {});
    }
    if (message.type === 'ready') this.#kept = message.kept;
    if (message.type === 'probe') void this.send({ type: 'values', ...probe(this.#built!.curves, message.step, message.revision) });
    if (message.type === 'keepStep') {
      this.#kept = message.step;
      void this.#sendKept();
    }
    if (message.type === 'view') {
      this.#view = message.view;
      void this.#sendPoints();
    }
  }

  async #render(pointed: Pointed): Promise<void> {
    this.#built = buildModel(this.#schedules, this.#size, pointed, this.options.beside);
    await this.send({ type: 'render', revision: ++this.#revision, document: this.options.document, model: this.#built.model });
    await this.#sendKept();
    await this.#sendPoints();
  }

  async #sendKept(): Promise<void> {
    if (this.#kept !== undefined && this.#built)
      await this.send({ type: 'kept', ...probe(this.#built.curves, this.#kept, this.#revision) });
  }

  async #sendPoints(): Promise<void> {
    if (this.#view && this.#built) await this.send(sampleView(this.#built.curves, this.#view, this.#size, this.#revision));
  }
}

/** In the page: what VS Code gives a webview. */
function standIn(state: unknown): void {
  const global = window as unknown as {
    toHost: (message: unknown) => void;
    saved: unknown;
    pointsReceived: number;
    acquireVsCodeApi: () => unknown;
  };
  global.saved = state;
  global.pointsReceived = 0;
  addEventListener('message', ({ data }: MessageEvent<ToWebview>) => data.type === 'points' && global.pointsReceived++);
  global.acquireVsCodeApi = () => ({
    // What cannot be cloned cannot be posted in VS Code either.
    postMessage: (message: unknown) => global.toHost(structuredClone(message)),
    getState: () => global.saved,
    setState: (value: unknown) => (global.saved = structuredClone(value)),
  });
  addEventListener('securitypolicyviolation', (event) => console.error(`Policy violation: ${event.violatedDirective}`));
}

/** In the page: has the theme on it before its script runs, as in VS Code. */
function startTheme(apply: (theme: WebviewTheme) => void, theme: WebviewTheme): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('main')) return;
    observer.disconnect();
    apply(theme);
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** In the page: puts a theme on it as VS Code does. */
function applyTheme({ bodyClass, variables }: WebviewTheme): void {
  document.documentElement.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
  document.body.className = bodyClass;
}
