/** What a picture is for; `icon` is that of a space or a group. Each has a shape of its own, so a picture for one use is none for another. */
export const pictureUses = ['avatar', 'icon', 'banner'] as const;
export type PictureUse = (typeof pictureUses)[number];

interface Shape {
  width: number;
  height: number;
}

const square: readonly Shape[] = [
  { width: 64, height: 64 },
  { width: 256, height: 256 },
];

/** What is made of an upload, in pixels, by what it is for: the smallest first. */
export const pictureShapes: Record<PictureUse, readonly Shape[]> = {
  avatar: square,
  icon: square,
  banner: [
    { width: 600, height: 200 },
    { width: 1_200, height: 400 },
  ],
};

export const pictureLimits = {
  /** Bytes of an upload. */
  bytes: 2 * 1024 * 1024,
  /** Pixels of an upload: those of a camera with 24 megapixels fit, and a decoder stays below 100 MB. */
  pixels: 25_000_000,
} as const;

/** What is taken. The bytes decide which of them it is, whatever a request says. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/** Where the largest size of a picture is, from the root of the gateway; the others stand beside it. */
export function picturePath(use: PictureUse, id: string): string {
  return `/pictures/${use}/${id}/${pictureShapes[use].at(-1)?.width}.webp`;
}

/** The same, or null where there is no picture. */
export function picturePathOrNull(use: PictureUse, id: string | null | undefined): string | null {
  return id ? picturePath(use, id) : null;
}
