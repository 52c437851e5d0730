import type { LogReader } from '../logReader';
import type { LogTableBuilder } from '../logTable';
import { Pending } from './pending';

const lineBreak = 10;

/** Reads a file of one metric of MLflow, whose lines are a time in milliseconds, a value and a step. `nan` and `inf` are left out. */
export class MetricFileReader implements LogReader {
  readonly #pending = new Pending();

  constructor(
    private readonly builder: LogTableBuilder,
    private readonly metric: string,
  ) {}

  push(bytes: Uint8Array): void {
    const all = this.#pending.with(bytes);
    const end = all.lastIndexOf(lineBreak) + 1;
    this.#read(all.subarray(0, end));
    this.#pending.keep(all, end);
  }

  end(): void {
    this.push(Uint8Array.of(lineBreak));
  }

  #read(bytes: Uint8Array): void {
    for (const line of new TextDecoder().decode(bytes).split('\n')) {
      const [time, value, step] = line.split(' ');
      if (value === undefined) continue;
      this.builder.startRow();
      this.builder.add('timestamp', Number(time));
      this.builder.add('step', Number(step ?? 0));
      this.builder.add(this.metric, Number(value));
    }
  }
}
