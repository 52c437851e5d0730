import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { unpack } from '../../../src/language/unpack';

const pack = (text: string) => deflateRawSync(text).toString('base64');

describe('unpack', () => {
  for (const [what, text] of [
    ['one character again and again', 'a'.repeat(100_000)],
    ['a short text', 'schedule schedule'],
    ['all characters of ASCII', Array.from({ length: 5000 }, (_, i) => String.fromCharCode((i * i + (i >> 3)) % 128)).join('')],
    ['what repeats from afar', Array.from({ length: 9000 }, (_, i) => `${(i * 7919) % 1000} `).join('')],
    ['several blocks', Array.from({ length: 60_000 }, (_, i) => String.fromCharCode(32 + ((i * 31) % 64) + ((i >> 12) % 30))).join('')],
    ['other characters', 'größer ≥ 1 😀 '.repeat(300)],
    ['nothing', ''],
  ] as const) {
    it(`gives back ${what}`, () => assert.equal(unpack(pack(text)), text));
  }
});
