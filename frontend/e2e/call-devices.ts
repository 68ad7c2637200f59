import type { BrowserContext } from 'playwright-core';

interface Devices {
  /** Of the microphone's hum, in hertz. */
  frequency: number;
  /** Of the camera; four windows on two cores bear few frames. */
  frameRate: ConstrainULong;
}

/**
 * Gives the pages of a device a microphone that hums and a small camera. Must be called before the first page is loaded.
 */
export async function giveDevices(context: BrowserContext, devices: Devices): Promise<void> {
  await context.addInitScript(install, devices);
}

/** Runs in the page, so it can use nothing from here. */
function install({ frequency, frameRate }: Devices): void {
  const { mediaDevices } = navigator;
  // Browsers hide devices from pages without TLS.
  if (!mediaDevices) return;
  const capture = mediaDevices.getUserMedia.bind(mediaDevices);
  const video = { width: { ideal: 320 }, height: { ideal: 180 }, frameRate };
  mediaDevices.getUserMedia = async constraints => {
    const picture = constraints?.video ? await capture({ video }) : new MediaStream();
    return new MediaStream([...(constraints?.audio ? hum() : []), ...picture.getTracks()]);
  };

  function hum(): MediaStreamTrack[] {
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const voice = new OscillatorNode(context, { frequency });
    voice.connect(new GainNode(context, { gain: 0.3 })).connect(out);
    voice.start();
    return out.stream.getTracks();
  }
}
