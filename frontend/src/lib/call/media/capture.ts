/** Captures one kind of device; a picked one that is no longer there gives way to the system's default. Rejects as the browser does. */
export async function captureDevice(source: 'mic' | 'camera', deviceId: string | null): Promise<MediaStreamTrack> {
  if (deviceId === null) return capture(source, {});
  return capture(source, { deviceId: { exact: deviceId } }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'OverconstrainedError') return capture(source, {});
    throw error;
  });
}

const voice: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const face: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};

async function capture(source: 'mic' | 'camera', which: MediaTrackConstraints): Promise<MediaStreamTrack> {
  const constraints = source === 'mic' ? { audio: { ...voice, ...which } } : { video: { ...face, ...which } };
  const [track] = (await mediaDevices().getUserMedia(constraints)).getTracks();
  if (!track) throw new DOMException('There is no track', 'NotFoundError');
  track.contentHint = source === 'mic' ? 'speech' : 'motion';
  return track;
}

/** Lets the person choose what to share. Sound comes where the browser and the person give it. */
export async function captureScreen(): Promise<{ screen: MediaStreamTrack; sound: MediaStreamTrack | undefined }> {
  const stream = await mediaDevices().getDisplayMedia({
    video: { frameRate: { ideal: 15, max: 30 } },
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
  const [screen] = stream.getVideoTracks();
  if (!screen) throw new DOMException('There is no picture', 'NotFoundError');
  screen.contentHint = 'detail';
  return { screen, sound: stream.getAudioTracks()[0] };
}

/** Browsers hide devices from pages without TLS. */
function mediaDevices(): MediaDevices {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('Devices need a secure page', 'NotSupportedError');
  return devices;
}
