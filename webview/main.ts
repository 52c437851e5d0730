// The preview page's entry, in the browser side of a webview: connects the page to the extension host.
import type { ToWebview } from '../src/protocol';
import { Page } from './page';

const vscode = acquireVsCodeApi();
const page = new Page(vscode);

window.addEventListener('message', ({ data }: MessageEvent<ToWebview>) => page.receive(data));

let timer: ReturnType<typeof setTimeout> | undefined;
let { width, height } = page.size;
new ResizeObserver(() => {
  const { size } = page;
  if (size.width === width && size.height === height) return;
  ({ width, height } = size);
  clearTimeout(timer);
  timer = setTimeout(() => vscode.postMessage({ type: 'resize', size }), 100);
}).observe(document.getElementById('plot')!);

vscode.postMessage({ type: 'ready', size: page.size });
