const every = 50;

/** Tells how loud a track is, from 0 to 1, until it is ended by what this returns. */
export function watchLevel(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const audio = new AudioContext();
  const analyser = new AnalyserNode(audio, { fftSize: 1024 });
  new MediaStreamAudioSourceNode(audio, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let shown = 0;
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // Ears hear loudness in steps of power: -60 dB and below is silence. It falls slower than it rises.
    const level = Math.max(0, Math.min(1, (10 * Math.log10(power + 1e-9) + 60) / 55));
    shown = Math.max(level, shown * 0.85);
    tell(shown < 0.02 ? 0 : shown);
  }, every);
  return () => {
    clearInterval(timer);
    void audio.close();
  };
}
