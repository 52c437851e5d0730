// Text that the build has packed: deflated (RFC 1951), in base64. Grammars' tables are, since they are most of the size of a parser.

/** Unpacks what `deflateRawSync` made of a text that it could make shorter: no block of it is stored as it is. */
export function unpack(packed: string): string {
  const bits = new Bits(Uint8Array.from(atob(packed), (char) => char.charCodeAt(0)));
  const out: number[] = [];
  let isLast = 0;
  while (isLast === 0) {
    isLast = bits.take(1);
    const [literals, distances] = bits.take(2) === 2 ? readCodes(bits) : [FIXED_LITERALS, FIXED_DISTANCES];
    for (let symbol = literals.read(bits); symbol !== END; symbol = literals.read(bits)) {
      if (symbol < END) out.push(symbol);
      else copy(out, readLength(symbol, bits), readDistance(distances.read(bits), bits));
    }
  }
  // What is deflated is the text as UTF-8.
  return decodeURIComponent(out.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
}

/** The symbol behind a block; those above it are lengths, those below it characters. */
const END = 256;

/** Reads bytes from their lowest bits on. */
class Bits {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  take(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.at++) value |= ((this.bytes[this.at >> 3]! >> (this.at & 7)) & 1) << bit;
    return value;
  }
}

/** A Huffman code, which is given by the length of each symbol's bits: shorter ones come first, then lower symbols. */
class Code {
  /** The symbols of each length, from 1. */
  private readonly byLength: readonly (readonly number[])[];

  constructor(lengths: readonly number[]) {
    const symbols = Array.from({ length: 16 }, (): number[] => []);
    lengths.forEach((length, symbol) => length > 0 && symbols[length]!.push(symbol));
    this.byLength = symbols.slice(1);
  }

  read(bits: Bits): number {
    let rest = 0;
    for (const symbols of this.byLength) {
      rest = rest * 2 + bits.take(1);
      if (rest < symbols.length) return symbols[rest]!;
      rest -= symbols.length;
    }
    return END;
  }
}

const FIXED_LITERALS = new Code(Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)));
const FIXED_DISTANCES = new Code(new Array<number>(30).fill(5));
/** The order in which the lengths of the code of lengths are written. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The codes of a block that brings its own. */
function readCodes(bits: Bits): readonly [literals: Code, distances: Code] {
  const literals = bits.take(5) + 257;
  const all = literals + bits.take(5) + 1;
  const written = bits.take(4) + 4;
  const lengths = new Array<number>(19).fill(0);
  for (const symbol of LENGTH_ORDER.slice(0, written)) lengths[symbol] = bits.take(3);
  const code = new Code(lengths);
  const read: number[] = [];
  while (read.length < all) {
    const symbol = code.read(bits);
    if (symbol < 16) read.push(symbol);
    else {
      const again = symbol === 16 ? read.at(-1)! : 0;
      const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
      for (let index = 0; index < times; index++) read.push(again);
    }
  }
  return [new Code(read.slice(0, literals)), new Code(read.slice(literals))];
}

function readLength(symbol: number, bits: Bits): number {
  if (symbol < 265) return symbol - 254;
  if (symbol === 285) return 258;
  const more = (symbol - 261) >> 2;
  return ((4 + ((symbol - 261) & 3)) << more) + 3 + bits.take(more);
}

function readDistance(symbol: number, bits: Bits): number {
  if (symbol < 4) return symbol + 1;
  const more = (symbol >> 1) - 1;
  return ((2 + (symbol & 1)) << more) + 1 + bits.take(more);
}

/** Repeats what stands at a distance, which may be shorter than the length. */
function copy(out: number[], length: number, distance: number): void {
  for (let index = 0; index < length; index++) out.push(out[out.length - distance]!);
}
