// Functions that run in the page of a bare browser, in the place of VS Code.
import type { ToWebview } from '../../src/protocol';
import type { WebviewTheme } from '../fixtures/webview/themes';

/** Gives the page what VS Code gives a webview; `state` is what an earlier page has left. */
export function standIn(state: unknown): void {
  const global = window as unknown as {
    toHost: (message: unknown) => void;
    saved: unknown;
    pointsReceived: number;
    acquireVsCodeApi: () => unknown;
  };
  global.saved = state;
  global.pointsReceived = 0;
  addEventListener('message', ({ data }: MessageEvent<ToWebview>) => data.type === 'detail' && global.pointsReceived++);
  global.acquireVsCodeApi = () => ({
    // What cannot be cloned cannot be posted in VS Code either.
    postMessage: (message: unknown) => global.toHost(structuredClone(message)),
    getState: () => global.saved,
    setState: (value: unknown) => (global.saved = structuredClone(value)),
  });
  addEventListener('securitypolicyviolation', (event) => console.error(`Policy violation: ${event.violatedDirective}`));
}

/** Puts a theme on the page before its script runs, as VS Code does. */
export function startTheme(apply: (theme: WebviewTheme) => void, theme: WebviewTheme): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('main')) return;
    observer.disconnect();
    apply(theme);
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Puts a theme on the page. */
export function applyTheme({ bodyClass, variables }: WebviewTheme): void {
  document.documentElement.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
  document.body.className = bodyClass;
}
