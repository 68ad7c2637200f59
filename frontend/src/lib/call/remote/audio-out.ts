export interface AudioOut {
  /** Begins to play a track, unheard. Playing early makes the change from one way to the other seamless. */
  add(key: string, track: MediaStreamTrack): void;
  hear(key: string, isHeard: boolean): void;
  remove(key: string): void;
  /** Rejects when the browser does not know the device, or cannot choose. */
  setSpeaker(deviceId: string | null): Promise<void>;
  close(): void;
}

/** Plays what is heard of others, one hidden element a track. Browsers may refuse to until the person does something. */
export function createAudioOut(onBlocked: (isBlocked: boolean) => void): AudioOut {
  const elements = new Map<string, HTMLAudioElement>();
  const gestures = new AbortController();
  let speaker = '';
  let isBlocked = false;

  function play(element: HTMLAudioElement): void {
    element.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'NotAllowedError') || isBlocked) return;
      isBlocked = true;
      onBlocked(true);
    });
  }

  function unblock(): void {
    if (!isBlocked) return;
    isBlocked = false;
    onBlocked(false);
    for (const element of elements.values()) play(element);
  }
  for (const gesture of ['pointerup', 'keydown'])
    addEventListener(gesture, unblock, { capture: true, signal: gestures.signal });

  function remove(key: string): void {
    const element = elements.get(key);
    elements.delete(key);
    if (!element) return;
    element.srcObject = null;
    element.remove();
  }

  return {
    add(key, track) {
      remove(key);
      const element = document.createElement('audio');
      element.hidden = true;
      element.muted = true;
      element.srcObject = new MediaStream([track]);
      if (speaker !== '') element.setSinkId?.(speaker).catch(() => undefined);
      document.body.append(element);
      elements.set(key, element);
      play(element);
    },
    hear(key, isHeard) {
      const element = elements.get(key);
      if (element) element.muted = !isHeard;
    },
    remove,
    async setSpeaker(deviceId) {
      speaker = deviceId ?? '';
      await Promise.all([...elements.values()].map(element => element.setSinkId(speaker)));
    },
    close() {
      gestures.abort();
      for (const key of [...elements.keys()]) remove(key);
    },
  };
}
