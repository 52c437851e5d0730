// Copies of the Python runtime in people's workspaces: each says in its second line what the rest of it was, so that one may tell whether it was edited.

const seal = /^# Generated; checksum of the other lines: ([0-9a-f]{8})\n/m;

/** The module's text with the line that seals it, after its first one. */
export function sealed(text: string): string {
  return text.replace(/\n/, `\n# Generated; checksum of the other lines: ${checksum(text)}\n`);
}

/** Whether a text is a runtime of some version as that wrote it, whatever its line ends. */
export function isUnedited(text: string): boolean {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  return seal.exec(plain)?.[1] === checksum(plain.replace(seal, ''));
}

/** The 32-bit FNV-1a hash of a text's UTF-16 units, in hexadecimal. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
