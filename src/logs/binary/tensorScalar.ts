import { type ProtobufFields, wire } from './protobuf';

type Read = (view: DataView) => number;

/** The types of `DataType` (tensorflow/core/framework/types.proto) that are plain numbers: their size in bytes, and how they are read. */
const types: Readonly<Record<number, readonly [size: number, read: Read]>> = {
  1: [4, (view) => view.getFloat32(0, true)],
  2: [8, (view) => view.getFloat64(0, true)],
  3: [4, (view) => view.getInt32(0, true)],
  9: [8, (view) => Number(view.getBigInt64(0, true))],
  14: [2, (view) => bfloat16(view.getUint16(0, true))],
  19: [2, (view) => half(view.getUint16(0, true))],
};

/** The fields of a `TensorProto` (tensor.proto) that list numbers of a type. */
const lists: Readonly<Record<number, number>> = { 5: 1, 6: 2, 7: 3, 10: 9 };
const halves = 13;

/** The number in a tensor that holds exactly one, as TensorFlow 2 writes scalars; undefined for all others. */
export function tensorScalar(tensor: ProtobufFields): number | undefined {
  let type = 0;
  let count = 1;
  const found: number[] = [];
  while (tensor.next()) {
    if (tensor.field === 1 && tensor.kind === wire.varint) type = tensor.number;
    else if (tensor.field === 2 && tensor.kind === wire.bytes) count = elementCount(tensor.message());
    else if (tensor.field === 4 && tensor.kind === wire.bytes) {
      const [size, read] = types[type] ?? [0, () => NaN];
      if (size > 0 && tensor.end - tensor.start === size) found.push(read(tensor.view()));
    } else if (lists[tensor.field] === type || (tensor.field === halves && (type === 14 || type === 19))) {
      const value = listed(tensor, type);
      if (value !== undefined) found.push(value);
    }
  }
  return count === 1 && found.length === 1 ? found[0] : undefined;
}

/** The number of a list of one, packed or not. */
function listed(field: ProtobufFields, type: number): number | undefined {
  const isFloat = type === 1 || type === 2;
  if (isFloat) return field.end - field.start === types[type]![0] ? types[type]![1](field.view()) : undefined;
  const value = field.kind === wire.varint ? field.number : field.onlyVarint();
  if (value === undefined) return undefined;
  if (type === 14) return bfloat16(value);
  return type === 19 ? half(value) : value;
}

/** The product of the sizes in a `TensorShapeProto`. */
function elementCount(shape: ProtobufFields): number {
  let count = 1;
  while (shape.next()) {
    if (shape.field !== 2) continue;
    let size = 0;
    const dimension = shape.message();
    while (dimension.next()) if (dimension.field === 1) size = dimension.number;
    count *= size;
  }
  return count;
}

function bfloat16(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint16(2, bits, true);
  return view.getFloat32(0, true);
}

/** An IEEE 754 binary16. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
