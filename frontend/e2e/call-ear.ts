import type { BrowserContext, Page } from 'playwright-core';

/** What was heard of somebody: the longest time without, in milliseconds, and how often they came out of two players at once. */
export interface Heard {
  longestSilence: number;
  doubled: number;
}

interface Ear {
  listen(frequency: number): void;
  heard(): Heard;
}

declare global {
  var callEar: Ear;
}

/** Lets a test hear what the pages of a device really play. Must be called before the first page is loaded. */
export async function giveEar(context: BrowserContext): Promise<void> {
  await context.addInitScript(install);
}

/** Begins to listen for somebody's hum. */
export function listenFor(page: Page, frequency: number): Promise<void> {
  return page.evaluate(hum => callEar.listen(hum), frequency);
}

/** Ends it. */
export function heardSince(page: Page): Promise<Heard> {
  return page.evaluate(() => callEar.heard());
}

/** Runs in the page, so it can use nothing from here. */
function install(): void {
  const taps = new Map<MediaStreamTrack, AnalyserNode>();
  let context: AudioContext | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let report = { longestSilence: 0, doubled: 0 };

  function tap(track: MediaStreamTrack): AnalyserNode {
    context ??= new AudioContext();
    const analyser = taps.get(track) ?? new AnalyserNode(context, { fftSize: 2_048, smoothingTimeConstant: 0 });
    if (!taps.has(track)) {
      new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
    }
    taps.set(track, analyser);
    return analyser;
  }

  /** Decibels of a frequency in what a player gets, whether it is muted or not. */
  function loudness(player: HTMLAudioElement, frequency: number): number {
    const [track] = player.srcObject instanceof MediaStream ? player.srcObject.getAudioTracks() : [];
    if (!track) return -Infinity;
    const analyser = tap(track);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    return spectrum[Math.round((frequency * analyser.fftSize) / analyser.context.sampleRate)] ?? -Infinity;
  }

  function humming(frequency: number): number {
    const players = [...document.querySelectorAll('audio')];
    const loud = players.map(player => loudness(player, frequency) > -60 && !player.muted && !player.paused);
    return loud.filter(Boolean).length;
  }

  globalThis.callEar = {
    listen(frequency) {
      report = { longestSilence: 0, doubled: 0 };
      let heardAt = performance.now();
      timer = setInterval(() => {
        const count = humming(frequency);
        const now = performance.now();
        if (count > 0) heardAt = now;
        if (count > 1) report.doubled += 1;
        report.longestSilence = Math.max(report.longestSilence, Math.round(now - heardAt));
      }, 20);
    },
    heard() {
      clearInterval(timer);
      return report;
    },
  };
}
