export interface LevelMeter {
  /** Follows another track, or none. */
  follow(track: MediaStreamTrack | undefined): void;
  /** Loudness of the last moment, from 0 to 1. */
  level(): number;
  close(): void;
}

/** Speech seldom comes near full scale: this much of it counts as loud. */
const loud = 0.25;

/** Measures how loud a track of this device is. */
export function createLevelMeter(): LevelMeter {
  let context: AudioContext | undefined;
  let analyser: AnalyserNode | undefined;
  let source: MediaStreamAudioSourceNode | undefined;
  let followed: MediaStreamTrack | undefined;
  const samples = new Float32Array(1_024);

  return {
    follow(track) {
      if (track === followed) return;
      followed = track;
      source?.disconnect();
      source = undefined;
      if (!track) return;
      context ??= new AudioContext();
      analyser ??= new AnalyserNode(context, { fftSize: samples.length });
      source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) });
      source.connect(analyser);
    },
    level() {
      if (!source || !analyser) return 0;
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) / loud);
    },
    close() {
      source?.disconnect();
      void context?.close().catch(() => undefined);
    },
  };
}
