import type { Finding } from '#features/call/check/outcome.ts';
import { watchLevel } from '#features/call/devices/watch-level.ts';
import { wordsOf } from '#features/call/devices/problem-words.ts';
import { deviceCause } from '#lib/call/media/device-cause.ts';
import { borrowDevice, letGo } from '#lib/call/media/shared-devices.ts';
import { k } from '#lib/i18n/call-check-texts.ts';

const patience = 5_000;
/** Louder than the noise of an open microphone. */
const audible = 0.3;

export async function checkMicrophone(deviceId: string | null): Promise<Finding> {
  return withTrack('mic', deviceId, async track => {
    const isHeard = await within(done =>
      watchLevel(track, level => {
        if (level > audible) done();
      }),
    );
    if (isHeard) return { outcome: 'good', detail: k.microphone.good(track.label) };
    return { outcome: 'warn', detail: k.microphone.silent(track.label), fix: k.microphone.silentFix };
  });
}

export async function checkCamera(deviceId: string | null): Promise<Finding> {
  return withTrack('camera', deviceId, async track => {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = new MediaStream([track]);
    const hasPicture = await within(done => {
      video.requestVideoFrameCallback(done);
      video.play().catch(() => undefined);
      return () => (video.srcObject = null);
    });
    const { width = 0, height = 0 } = track.getSettings();
    if (hasPicture) return { outcome: 'good', detail: k.camera.good(track.label, width, height) };
    return { outcome: 'bad', detail: k.camera.dark(track.label), fix: k.camera.darkFix };
  });
}

async function withTrack(
  source: 'mic' | 'camera',
  deviceId: string | null,
  look: (track: MediaStreamTrack) => Promise<Finding>,
): Promise<Finding> {
  let track: MediaStreamTrack | undefined;
  try {
    track = await borrowDevice(source, deviceId);
    return await look(track);
  } catch (error) {
    const { title, fix } = wordsOf({ kind: 'device', source, cause: deviceCause(error) });
    // One can take part without a camera, and listen without a microphone.
    return { outcome: 'warn', detail: `${title}.`, fix };
  } finally {
    if (track) letGo(track);
  }
}

/** True when `watch` says so in time; what it returns ends the watching. */
function within(watch: (done: () => void) => () => void): Promise<boolean> {
  return new Promise(resolve => {
    const end = (isSeen: boolean) => {
      clearTimeout(timer);
      resolve(isSeen);
      stop();
    };
    const timer = setTimeout(() => end(false), patience);
    const stop = watch(() => end(true));
  });
}
