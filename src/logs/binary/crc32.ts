/** The table of a cyclic redundancy check whose polynomial is given with its bits reversed. */
function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc;
  });
}

function crcOf(table: Uint32Array, bytes: Uint8Array, start: number, end: number): number {
  let crc = -1;
  for (let i = start; i < end; i++) crc = table[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return ~crc;
}

const castagnoli = tableOf(0x82f63b78);
const ieee = tableOf(0xedb88320);

/** The CRC-32C of bytes (RFC 3720), masked as TFRecord files keep it. */
export function maskedCrc32c(bytes: Uint8Array, start: number, end: number): number {
  const crc = crcOf(castagnoli, bytes, start, end);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

/** The CRC-32 of bytes (ISO 3309), as zlib computes it. */
export function crc32(bytes: Uint8Array, start: number, end: number): number {
  return crcOf(ieee, bytes, start, end) >>> 0;
}
