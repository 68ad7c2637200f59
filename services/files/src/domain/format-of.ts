/** The format that the first bytes tell; undefined for any that is not taken. */
export function formatOf(bytes: Buffer): 'png' | 'jpeg' | 'webp' | 'gif' | undefined {
  if (bytes.subarray(0, 8).equals(pngHead)) return 'png';
  if (bytes.subarray(0, 3).equals(jpegHead)) return 'jpeg';
  const text = bytes.subarray(0, 12).toString('latin1');
  if (/^GIF8[79]a/.test(text)) return 'gif';
  return /^RIFF[^]{4}WEBP$/.test(text) ? 'webp' : undefined;
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegHead = Buffer.from([0xff, 0xd8, 0xff]);
