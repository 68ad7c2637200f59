import { callTiming } from '#config/call-timing.ts';
import { captureDevice } from '#lib/call/media/capture.ts';

interface Shared {
  source: Promise<MediaStreamTrack>;
  users: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

const open = new Map<string, Shared>();
const lent = new Map<MediaStreamTrack, () => void>();

/**
 * Opens a device, or shares the one that is open: each user has a track of their own, to switch off and to give back with
 * `letGo`. So the lobby's camera goes on in the call without going out in between, which takes a second on many
 * machines, and browsers do not have to close and open one device at once. Rejects as the browser does.
 */
export async function borrowDevice(kind: 'mic' | 'camera', deviceId: string | null): Promise<MediaStreamTrack> {
  const key = `${kind} ${deviceId ?? ''}`;
  const shared = open.get(key) ?? openNow(key, kind, deviceId);
  clearTimeout(shared.closing);
  shared.users += 1;
  const source = await shared.source;
  // It was unplugged, and its other users hear of that before we do.
  if (source.readyState === 'ended' && open.get(key) === shared) {
    open.delete(key);
    return borrowDevice(kind, deviceId);
  }
  const track = source.clone();
  track.contentHint = source.contentHint;
  lent.set(track, () => giveBack(key, shared));
  return track;
}

/** Stops a track; a device that nobody else uses goes out a moment later. */
export function letGo(track: MediaStreamTrack): void {
  track.stop();
  lent.get(track)?.();
  lent.delete(track);
}

function openNow(key: string, kind: 'mic' | 'camera', deviceId: string | null): Shared {
  const shared: Shared = { source: captureDevice(kind, deviceId), users: 0, closing: undefined };
  open.set(key, shared);
  const forget = () => open.get(key) === shared && open.delete(key);
  shared.source.then(source => source.addEventListener('ended', forget), forget);
  return shared;
}

function giveBack(key: string, shared: Shared): void {
  shared.users -= 1;
  if (shared.users > 0) return;
  shared.closing = setTimeout(() => {
    if (open.get(key) === shared) open.delete(key);
    void shared.source.then(source => source.stop());
  }, callTiming.deviceLinger);
}
