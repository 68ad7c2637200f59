import type { Browser, BrowserContext } from 'playwright-core';
import { usableCameras } from './browser.ts';

interface Devices {
  /** Of the microphone's hum, in hertz. */
  frequency: number;
  /** Of the camera; four windows on two cores bear few frames. */
  frameRate: ConstrainULong;
}

/** How many cameras of a browser are given away. */
const taken = new WeakMap<Browser, number>();

/**
 * Gives the pages of a device a microphone that hums and a small camera of their own: one that several pages share stands
 * still for all of them now and then, when one of them lets go of it. Must be called before the first page is loaded.
 */
export async function giveDevices(context: BrowserContext, devices: Devices): Promise<void> {
  const browser = context.browser();
  const count = (browser && taken.get(browser)) ?? 0;
  if (browser) taken.set(browser, count + 1);
  await context.addInitScript(install, { ...devices, camera: usableCameras[count % usableCameras.length] ?? 0 });
}

/** Runs in the page, so it can use nothing from here. */
function install({ frequency, frameRate, camera }: Devices & { camera: number }): void {
  const { mediaDevices } = navigator;
  // Browsers hide devices from pages without TLS.
  if (!mediaDevices) return;
  const capture = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async constraints => {
    const picture = constraints?.video ? await film() : new MediaStream();
    return new MediaStream([...(constraints?.audio ? hum() : []), ...picture.getTracks()]);
  };

  async function film(): Promise<MediaStream> {
    const all = (await mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
    const deviceId = { exact: all[camera]?.deviceId ?? '' };
    return capture({ video: { deviceId, width: { ideal: 320 }, height: { ideal: 180 }, frameRate } });
  }

  function hum(): MediaStreamTrack[] {
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const voice = new OscillatorNode(context, { frequency });
    voice.connect(new GainNode(context, { gain: 0.3 })).connect(out);
    voice.start();
    return out.stream.getTracks();
  }
}
