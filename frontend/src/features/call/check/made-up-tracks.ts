/** A picture that changes and a tone, so that no device is needed and nobody is seen or heard. */
export function madeUpTracks(): { tracks: Record<'camera' | 'mic', MediaStreamTrack>; close(): void } {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  const paint = canvas.getContext('2d');
  let count = 0;
  const timer = setInterval(() => {
    if (!paint) return;
    paint.fillStyle = `hsl(${(count++ * 7) % 360} 50% 50%)`;
    paint.fillRect(0, 0, canvas.width, canvas.height);
  }, 50);
  const audio = new AudioContext();
  const tone = new OscillatorNode(audio, { frequency: 440 });
  const out = new MediaStreamAudioDestinationNode(audio);
  tone.connect(out);
  tone.start();
  const [camera] = canvas.captureStream(20).getVideoTracks();
  const [mic] = out.stream.getAudioTracks();
  if (!camera || !mic) throw new Error('A canvas and an oscillator give a track each');
  return {
    tracks: { camera, mic },
    close() {
      clearInterval(timer);
      camera.stop();
      mic.stop();
      void audio.close();
    },
  };
}
