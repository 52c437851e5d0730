import { ListReader } from '../json/listReader';
import type { LogFormat } from './logFormat';

const history = /"(?:log_history|history|logs|metrics)"\s*:\s*\[(?=\s*(?:[[{\]]|$))/;

/** A list of entries in JSON: alone, as in what TensorBoard offers to download, or in an object, as in the state of Hugging Face's Trainer. */
export const jsonList: LogFormat = {
  name: 'list in JSON',
  globs: ['**/trainer_state.json'],
  recognises({ head }) {
    const text = textOf(head);
    return text.startsWith('[') ? /^\[\s*(?:[[{\]]|$)/.test(text) && !isLine(text) : text.startsWith('{') && history.test(text);
  },
  open({ path, head }, runs) {
    const builder = runs.builder(path);
    // The Trainer logs after a step, by the number of steps that were made (transformers 5.24).
    if (textOf(head).includes('"log_history"')) builder.firstStep = 1;
    return new ListReader(builder, textOf(head).startsWith('[') ? /\[/ : history);
  },
  changes: 'written again',
};

function textOf(head: Uint8Array): string {
  return new TextDecoder().decode(head).trimStart();
}

/** A list of numbers on a line of its own is JSON lines. */
function isLine(text: string): boolean {
  return /^\[[^[{\]]*\][ \t\r]*\n\s*\S/.test(text);
}
