interface TrackReader {
  readable: ReadableStream<{ close(): void }>;
}
declare const MediaStreamTrackProcessor: new (options: { track: MediaStreamTrack }) => TrackReader;

/** Calls back with each decoded frame's moment (`performance.now()`) until the track ends or the callback says `false`. */
export async function watchFrames(track: MediaStreamTrack, onFrame: (at: number) => boolean | void): Promise<void> {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    value?.close();
    if (done || onFrame(performance.now()) === false) return void reader.cancel();
  }
}
