// The preview page's entry, in the browser side of a webview: connects the page to the extension host.
import { ModelReceiver, type SentMessage } from '../src/protocol/sentModels';
import { byId } from './elements/dom';
import { Page } from './page';
import { skeleton } from './skeleton';

byId('page').innerHTML = skeleton();
const vscode = acquireVsCodeApi();
const page = new Page(vscode);

const receiver = new ModelReceiver();
window.addEventListener('message', ({ data }: MessageEvent<SentMessage>) => {
  const message = receiver.unpack(data);
  if (message) page.receive(message);
});

let timer: ReturnType<typeof setTimeout> | undefined;
let told = page.size;
new ResizeObserver(() => {
  const { size } = page;
  // Curves that were sampled for a larger plot are fine enough for a smaller one.
  if (size.width <= told.width && size.height <= told.height && size.pixelRatio <= told.pixelRatio) return;
  told = size;
  clearTimeout(timer);
  timer = setTimeout(() => vscode.postMessage({ type: 'resize', size }), 100);
}).observe(byId('plot'));

vscode.postMessage({ type: 'ready', size: told, ...page.left });
