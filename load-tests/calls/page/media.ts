/** The browser's fake camera at a size that spares the CPU, and its microphone. */
export async function openCamera(width: number, height: number, frameRate: number): Promise<MediaStreamTrack> {
  return only(await navigator.mediaDevices.getUserMedia({ video: { width, height, frameRate } }));
}

/** Without the browser's work on voices: what comes out is what went in. */
export async function openMic(): Promise<MediaStreamTrack> {
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  return only(await navigator.mediaDevices.getUserMedia({ audio: plain }));
}

function only(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getTracks();
  if (!track) throw new Error('The browser gave no track');
  return track;
}
