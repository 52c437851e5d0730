const bits = 120n;

/** log(x) / log(base) as C libraries have it: exactly so where the last digit decides between two whole numbers, as it does at restarts. */
export function logarithm(x: number, base: number): number {
  const near = Math.log(x) / Math.log(base);
  return Math.abs(near - Math.round(near)) < 1e-9 ? correctLog(x) / correctLog(base) : near;
}

/** The natural logarithm of a positive finite number, rounded correctly, as C libraries have it: `Math.log` of browsers may be off by a last digit. */
function correctLog(x: number): number {
  const exponent = Math.floor(Math.log2(x));
  return Number(BigInt(exponent) * twiceAtanh(1n, 3n) + ofMantissa(x / 2 ** exponent)) / 2 ** Number(bits);
}

function ofMantissa(mantissa: number): bigint {
  const [whole, one] = [BigInt(mantissa * 2 ** 52), 1n << 52n];
  return twiceAtanh(whole - one, whole + one);
}

/** 2 · atanh(p / q) = ln((q + p) / (q − p)) by its series, with `bits` bits behind the point. */
function twiceAtanh(p: bigint, q: bigint): bigint {
  const s = (p << bits) / q;
  const square = (s * s) >> bits;
  let sum = 0n;
  for (let [term, n] = [s, 1n]; term !== 0n && n < 400n; term = (term * square) >> bits, n += 2n) sum += term / n;
  return 2n * sum;
}
