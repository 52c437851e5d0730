// The built preview page in a bare browser: the same files, the same policy, the same host code behind it, but no workbench.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LogSummaries } from '../../src/preview/logs/logSummaries';
import { previewHtml } from '../../src/preview/previewHtml';
import { type PageContent, ShownPage } from '../../src/preview/shownPage';
import type { FromWebview, PageModel, ToWebview } from '../../src/protocol';
import { ModelSender } from '../../src/protocol/sentModels';
import { noContent, Probe } from '../fixtures/shownPage';
import { webviewThemes, type WebviewTheme, type WebviewThemeKind } from '../fixtures/webview/themes';
import { root } from '../vscode/root';
import { applyTheme, standIn, startTheme } from './standIn';

// Secure, as in VS Code: without that a page has no clipboard.
const origin = 'https://preview.test';
/** How long the page may take to send something, in milliseconds. */
const patience = 30_000;

/** How the page is opened, and what there is to show: what is left out is the dark theme, 900 × 600, and what no document gives. */
export interface PreviewPageOptions extends Partial<PageContent> {
  readonly theme?: WebviewThemeKind;
  readonly size?: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  /** The probe step of the window. */
  readonly probe?: number;
  /** Never says how far a log is from its plan. */
  readonly neverSummarises?: boolean;
  /** What an earlier page has left. */
  readonly state?: unknown;
  /** The page's sentences in another language. */
  readonly translations?: Readonly<Record<string, string>>;
  /** How pictures were made in an earlier panel. */
  readonly picture?: unknown;
  /** Never answers the page, so that it stays as it was loaded. */
  readonly silent?: boolean;
}

/** The page, and the host's end of it. */
export class PreviewPage {
  readonly received: FromWebview[] = [];
  /** Violations of the page's policy, and errors. */
  readonly complaints: string[] = [];
  readonly #host: ShownPage;
  readonly #sender = new ModelSender();
  #content: PageContent;

  private constructor(
    readonly page: Page,
    private readonly options: PreviewPageOptions,
  ) {
    this.#content = { ...noContent, ...options };
    this.#host = new ShownPage({
      post: (message) => this.#post(message),
      probe: new Probe(options.probe),
      summaries: options.neverSummarises
        ? { start: () => undefined }
        : new LogSummaries((summaries) => this.#post({ type: 'logSummaries', summaries })),
    });
  }

  /** Opens the page; resolves when it has drawn its first model. */
  static async open(browser: Browser, options: PreviewPageOptions = {}): Promise<PreviewPage> {
    const page = await browser.newPage({ viewport: options.size ?? { width: 900, height: 600 }, hasTouch: options.hasTouch ?? false });
    const preview = new PreviewPage(page, options);
    await preview.#load();
    return preview;
  }

  /** The model that the page was sent last. */
  get model(): PageModel {
    return this.#host.model!;
  }

  /** Shows something else in some respect; resolves when it is drawn. */
  async show(content: Partial<PageContent>): Promise<void> {
    this.#content = { ...this.#content, ...content };
    this.#host.draw(this.#content);
    await this.#whenDrawn();
  }

  /** Has the host fail; resolves when the page says so. */
  async fail(error: unknown): Promise<void> {
    this.#host.fail(this.#content, error);
    await this.#whenDrawn();
  }

  async send(message: ToWebview): Promise<void> {
    // At once, and not only some time after this has returned.
    const sent = this.#sender.pack(message);
    await this.page.evaluate((data) => void window.dispatchEvent(new MessageEvent('message', { data })), sent);
  }

  /** An answer that comes after the page has been closed is dropped, as in VS Code. */
  #post(message: ToWebview): void {
    this.send(message).catch((error: unknown) => {
      if (!this.page.isClosed()) throw error;
    });
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
    const sent = this.received.filter((message) => message.type === type).map((message) => JSON.stringify(message));
    const others = new Set(this.received.map((message) => message.type));
    throw new Error(
      [
        `The page did not send the "${type}" that was waited for.`,
        ...this.complaints,
        ...sent.slice(-3),
        `Types: ${[...others].join(', ')}`,
      ].join('\n'),
    );
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

  /** What the page has kept for its next life, as it does at its end. */
  async savedState(): Promise<unknown> {
    return this.page.evaluate(() => {
      dispatchEvent(new Event('pagehide'));
      return (window as unknown as { saved: unknown }).saved;
    });
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
    const html = previewHtml({
      cspSource: origin,
      nonce: 'nonce',
      scriptUri: `${origin}/main.js`,
      styleUri: `${origin}/style.css`,
      translations: options.translations,
      picture: options.picture,
    });
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
    if (message.type === 'ready') this.#sender.reset();
    if (this.options.silent) return;
    switch (message.type) {
      case 'ready':
      case 'resize':
        this.#host.receive(message);
        this.#host.draw(this.#content);
        break;
      case 'view':
      case 'crosshair':
      case 'setProbe':
      case 'samplePicture':
        this.#host.receive(message);
        break;
      default:
      // What needs the workbench is for the tests to look at.
    }
  }

  async #whenDrawn(): Promise<void> {
    const { revision } = this.#host;
    await this.waitFor('rendered', (message) => message.revision === revision);
  }
}
