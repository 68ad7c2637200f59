import type { types } from 'mediasoup';

const intervalMs = 300;
/** dBov below which nobody is heard. */
const silence = -60;

/** How loud the microphones of one router are. */
export class Speakers {
  readonly #observer: types.AudioLevelObserver;

  private constructor(observer: types.AudioLevelObserver) {
    this.#observer = observer;
  }

  /** @param onLevels levels from 0 to 1 by producer id, the loudest first; empty when it falls silent */
  static async open(router: types.Router, onLevels: (levels: Map<string, number>) => void): Promise<Speakers> {
    const observer = await router.createAudioLevelObserver({ maxEntries: 8, threshold: silence, interval: intervalMs });
    observer.on('volumes', volumes => {
      onLevels(new Map(volumes.map(({ producer, volume }) => [producer.id, 1 - volume / silence])));
    });
    observer.on('silence', () => onLevels(new Map()));
    return new Speakers(observer);
  }

  add(producerId: string): Promise<void> {
    return this.#observer.addProducer({ producerId });
  }
}
