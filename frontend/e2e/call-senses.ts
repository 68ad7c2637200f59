import type { BrowserContext, Page } from 'playwright-core';

interface Senses {
  /** Microphones, cameras and screens that this page still holds. */
  held(): number;
  /** How often a note of the ring tone was begun. */
  notes(): number;
}

declare global {
  var callSenses: Senses;
}

/** Lets a test see the lights of camera and microphone, and hear what rings. Must be called before the first page is loaded. */
export async function giveSenses(context: BrowserContext): Promise<void> {
  await context.addInitScript(install);
}

export function heldDevices(page: Page): Promise<number> {
  return page.evaluate(() => callSenses.held());
}

export function ringNotes(page: Page): Promise<number> {
  return page.evaluate(() => callSenses.notes());
}

/** Runs in the page, so it can use nothing from here. */
function install(): void {
  const tracks = new Set<MediaStreamTrack>();
  let notes = 0;
  const { mediaDevices } = navigator;
  // Browsers hide devices from pages without TLS.
  if (!mediaDevices) return;
  const capture = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async constraints => {
    const stream = await capture(constraints);
    for (const track of stream.getTracks()) tracks.add(track);
    return stream;
  };
  const clone = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    if (tracks.has(this)) tracks.add(copy);
    return copy;
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    notes += 1;
    start.call(this, when);
  };
  globalThis.callSenses = {
    held: () => [...tracks].filter(({ readyState }) => readyState === 'live').length,
    notes: () => notes,
  };
}
