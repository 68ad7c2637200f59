/** What can be read on a colour: black or white, whichever stands out more. */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const parts = [1, 3, 5].map(at => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255));
  const [red = 0, green = 0, blue = 0] = parts;
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Where the contrast with both is the same (WCAG 2.2, relative luminance).
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
