import type { LogReader } from '../logReader';
import type { LogTableBuilder } from '../logTable';
import { Pending } from '../text/pending';
import { maskedCrc32c } from './crc32';
import { ProtobufFields, wire } from './protobuf';
import { tensorScalar } from './tensorScalar';

const headLength = 12;
/** A longer record holds pictures or a graph: it is passed over unread. */
const longestRecord = 1 << 20;

/**
 * Reads TensorBoard event files: TFRecords of `Event` messages (tensorflow/core/util/event.proto, summary.proto). Each event that has
 * scalars is a row with `step`, `wall_time` in seconds and a column for each tag. Scalars were float32 when they were written.
 */
export class EventsReader implements LogReader {
  readonly #pending = new Pending();
  /** How many of the coming bytes belong to a record that is passed over. */
  #skip = 0;
  #isBroken = false;

  constructor(private readonly builder: LogTableBuilder) {}

  push(pushed: Uint8Array): void {
    const skipped = Math.min(this.#skip, pushed.length);
    this.#skip -= skipped;
    const bytes = this.#pending.with(pushed.subarray(skipped));
    let i = 0;
    while (!this.#isBroken && bytes.length - i >= headLength) {
      const view = new DataView(bytes.buffer, bytes.byteOffset + i);
      const length = view.getUint32(0, true) + 2 ** 32 * view.getUint32(4, true);
      // Nothing says where the next record begins if the length is wrong.
      if (view.getUint32(8, true) !== maskedCrc32c(bytes, i, i + 8)) {
        this.builder.unreadable++;
        this.#isBroken = true;
      } else if (length > longestRecord) {
        const next = i + headLength + length + 4;
        this.#skip = Math.max(0, next - bytes.length);
        i = Math.min(bytes.length, next);
      } else {
        if (bytes.length - i < headLength + length + 4) break;
        const start = i + headLength;
        if (view.getUint32(headLength + length, true) === maskedCrc32c(bytes, start, start + length)) this.#event(bytes, start, length);
        else this.builder.unreadable++;
        i = start + length + 4;
      }
    }
    this.#pending.keep(bytes, this.#isBroken ? bytes.length : i);
  }

  /** A record that is cut off is none yet. */
  end(): void {
    this.#pending.keep(new Uint8Array(0), 0);
  }

  #event(bytes: Uint8Array, start: number, length: number): void {
    const event = new ProtobufFields(bytes, start, start + length);
    let [time, step] = [NaN, 0];
    let summary: ProtobufFields | undefined;
    while (event.next()) {
      if (event.field === 1 && event.kind === wire.fixed64) time = event.view().getFloat64(0, true);
      else if (event.field === 2 && event.kind === wire.varint) step = event.number;
      else if (event.field === 5 && event.kind === wire.bytes) summary = event.message();
    }
    if (summary) this.#summary(summary, step, time);
  }

  #summary(summary: ProtobufFields, step: number, time: number): void {
    let hasRow = false;
    while (summary.next()) {
      if (summary.field !== 1 || summary.kind !== wire.bytes) continue;
      const { tag, value } = scalarOf(summary.message());
      if (value === undefined) continue;
      if (!hasRow) {
        this.builder.startRow();
        this.builder.add('step', step);
        this.builder.add('wall_time', time);
        hasRow = true;
      }
      this.builder.add(tag === 'step' || tag === 'wall_time' ? `${tag} (logged)` : tag, value);
    }
  }
}

/** The tag of a `Summary.Value`, and its number, if it is one. */
function scalarOf(fields: ProtobufFields): { readonly tag: string; readonly value: number | undefined } {
  let tag = '';
  let value: number | undefined;
  while (fields.next()) {
    if (fields.field === 1 && fields.kind === wire.bytes) tag = fields.text();
    else if (fields.field === 2 && fields.kind === wire.fixed32) value = fields.view().getFloat32(0, true);
    else if (fields.field === 8 && fields.kind === wire.bytes) value = tensorScalar(fields.message());
  }
  return { tag, value };
}
