import { callTiming } from '#config/call-timing.ts';

/** Chromium's view of the network; its other fields change all the time and mean nothing here. */
interface NetworkInformation extends EventTarget {
  type?: string;
}

/** Tells when this device has come to another network. Answers how to stop. */
export function watchNetwork(onChange: () => void): () => void {
  const life = new AbortController();
  const { connection } = navigator as { connection?: NetworkInformation };
  let type = connection?.type;
  let calm: ReturnType<typeof setTimeout> | undefined;

  function changed(): void {
    clearTimeout(calm);
    calm = setTimeout(onChange, callTiming.networkCalm);
  }

  addEventListener('online', changed, { signal: life.signal });
  const onConnection = () => {
    if (connection?.type === type) return;
    type = connection?.type;
    changed();
  };
  connection?.addEventListener('change', onConnection, { signal: life.signal });
  return () => {
    clearTimeout(calm);
    life.abort();
  };
}
