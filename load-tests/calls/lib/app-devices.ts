import type { BrowserContext } from 'playwright-core';

/** Gives the pages of a device a microphone that hums and a small camera, which several windows on two cores can bear. */
export async function giveDevices(context: BrowserContext, frequency: number): Promise<void> {
  await context.addInitScript(install, frequency);
}

/** Runs in the page, so it can use nothing from here. */
function install(frequency: number): void {
  const { mediaDevices } = navigator;
  if (!mediaDevices) return;
  const capture = mediaDevices.getUserMedia.bind(mediaDevices);
  const video = { width: 320, height: 180, frameRate: 15 };
  mediaDevices.getUserMedia = async constraints => {
    if (constraints?.video) return capture({ video });
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const voice = new OscillatorNode(context, { frequency });
    voice.connect(new GainNode(context, { gain: 0.3 })).connect(out);
    voice.start();
    return out.stream;
  };
}
