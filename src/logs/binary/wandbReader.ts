import type { LogReader } from '../logReader';
import type { LogTableBuilder } from '../logTable';
import { NumberScanner } from '../text/numberScanner';
import { BlockLog } from './blockLog';
import { ProtobufFields, wire } from './protobuf';

const headerLength = 7;
const historyField = 2;

/**
 * Reads the transaction log of a Weights & Biases run, `run-ID.wandb` (`Record` messages of wandb's wandb_internal.proto, 0.31.0): each
 * history record is a row, with the keys of nested values joined by points. Numbers that are not finite are left out.
 */
export class WandbReader implements LogReader {
  readonly #log: BlockLog;
  readonly #numbers = new NumberScanner();

  constructor(private readonly builder: LogTableBuilder) {
    this.#log = new BlockLog(
      headerLength,
      (record) => this.#record(record),
      () => this.builder.unreadable++,
    );
  }

  push(bytes: Uint8Array): void {
    this.#log.push(bytes);
  }

  /** A record that is cut off is none yet. */
  end(): void {
    // Nothing is left to be read.
  }

  #record(bytes: Uint8Array): void {
    const record = new ProtobufFields(bytes);
    while (record.next()) if (record.field === historyField && record.kind === wire.bytes) this.#history(record.message());
  }

  #history(history: ProtobufFields): void {
    this.builder.startRow();
    while (history.next()) {
      if (history.field === 1 && history.kind === wire.bytes) this.#item(history.message());
      else if (history.field === 2 && history.kind === wire.bytes) this.builder.add('_step', stepOf(history.message()));
    }
  }

  #item(item: ProtobufFields): void {
    const keys: string[] = [];
    let value: number | undefined;
    while (item.next()) {
      if ((item.field === 1 || item.field === 2) && item.kind === wire.bytes) keys.push(item.text());
      else if (item.field === 5 && item.kind === wire.varint) value = signed(item.number);
      else if (item.field === 6 && item.kind === wire.fixed64) value = item.view().getFloat64(0, true);
      else if (item.field === 16 && item.kind === wire.bytes) value = this.#json(item.content());
    }
    if (value !== undefined) this.builder.add(keys.join('.'), value);
  }

  /** A number in JSON; undefined for anything else. */
  #json(text: Uint8Array): number | undefined {
    const value = this.#numbers.read(text, 0);
    return this.#numbers.end < 0 ? undefined : value;
  }
}

function stepOf(step: ProtobufFields): number {
  let number = 0;
  while (step.next()) if (step.field === 1 && step.kind === wire.varint) number = step.number;
  return number;
}

/** A sint64, which alternates between the signs. */
function signed(number: number): number {
  return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
}
