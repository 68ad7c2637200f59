/** Tells the ids of all devices whenever one came or went. Answers how to stop. */
export function watchDevices(onChange: (present: ReadonlySet<string>) => void): () => void {
  const life = new AbortController();
  // Browsers hide devices from pages without TLS.
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  async function changed(): Promise<void> {
    const devices = (await mediaDevices?.enumerateDevices()) ?? [];
    if (!life.signal.aborted) onChange(new Set(devices.map(({ deviceId }) => deviceId)));
  }
  const onDeviceChange = () => void changed().catch(() => undefined);
  mediaDevices?.addEventListener('devicechange', onDeviceChange, { signal: life.signal });
  return () => life.abort();
}
