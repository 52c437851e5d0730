// Large files as trackers write them, for benchmarks.
import { crc32, maskedCrc32c } from '../../src/logs/binary/crc32';

/** Bytes that are written one after the other. */
class Bytes {
  #bytes = new Uint8Array(1 << 20);
  length = 0;

  get all(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  add(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.length + bytes.length));
      larger.set(this.all);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
}

/** A field of a message whose content is given. */
function field(number: number, content: Uint8Array): Uint8Array {
  return Uint8Array.of(8 * number + 2, ...varint(content.length), ...content);
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function fixed(length: 4 | 8, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer));
  return bytes;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** An event file of TensorBoard with one tag. */
export function eventFile(rows: number, tag: string, value: (step: number) => number): Uint8Array {
  const file = new Bytes();
  const name = field(1, encode(tag));
  for (let step = 0; step < rows; step++) {
    const number = fixed(4, (view) => view.setFloat32(0, value(step), true));
    const time = fixed(8, (view) => view.setFloat64(0, 1.7e9 + step, true));
    const summary = field(5, field(1, Uint8Array.of(...name, 0x15, ...number)));
    const event = Uint8Array.of(0x09, ...time, 0x10, ...varint(step), ...summary);
    const length = fixed(8, (view) => view.setUint32(0, event.length, true));
    for (const part of [length, event]) {
      file.add(part);
      file.add(fixed(4, (view) => view.setUint32(0, maskedCrc32c(part, 0, part.length), true)));
    }
  }
  return file.all;
}

/** A record file of Weights & Biases with one key beside the step, and a summary after each row. */
export function recordFile(rows: number, key: string, value: (step: number) => number): Uint8Array {
  const file = new Bytes();
  file.add(Uint8Array.of(0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0));
  const item = (name: string, number: number) =>
    field(1, Uint8Array.of(...field(2, encode(name)), 0x82, 0x01, ...varint(String(number).length), ...encode(String(number))));
  for (let step = 0; step < rows; step++) {
    const items = Uint8Array.of(...item(key, value(step)), ...item('_step', step), ...field(2, Uint8Array.of(8, ...varint(step))));
    addRecord(file, field(2, items));
    addRecord(file, field(3, items));
  }
  return file.all;
}

function addRecord(file: Bytes, record: Uint8Array): void {
  for (let start = 0; start < record.length;) {
    const left = 32_768 - (file.length % 32_768);
    if (left < 7) {
      file.add(new Uint8Array(left));
      continue;
    }
    const part = record.subarray(start, start + left - 7);
    const isLast = start + part.length === record.length;
    const type = start === 0 ? (isLast ? 1 : 2) : isLast ? 4 : 3;
    const checked = Uint8Array.of(type, ...part);
    file.add(fixed(4, (view) => view.setUint32(0, crc32(checked, 0, checked.length), true)));
    file.add(Uint8Array.of(part.length & 255, part.length >> 8));
    file.add(checked);
    start += part.length;
  }
}
