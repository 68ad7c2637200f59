import type { Completeness } from './job.ts';

/** Who should hear each message, and whether they did: once, and in the order of the room. */
export class Ledger {
  readonly #audience: Map<string, number>;
  readonly #roomOf: string[] = [];
  readonly #acked: boolean[] = [];
  readonly #heard: number[] = [];
  readonly #lastSeq = new Map<string, number>();
  readonly #refused: Record<string, number> = {};
  #duplicated = 0;
  #outOfOrder = 0;

  /** @param audience sockets in each room */
  constructor(audience: Map<string, number>) {
    this.#audience = audience;
  }

  sent(index: number, roomId: string): void {
    this.#roomOf[index] = roomId;
    this.#heard[index] = 0;
  }

  acked(index: number): void {
    this.#acked[index] = true;
  }

  refused(code: string): void {
    this.#refused[code] = (this.#refused[code] ?? 0) + 1;
  }

  /** False when this socket heard it before. */
  heard(index: number, socket: number, roomId: string, seq: number): boolean {
    const place = `${socket} ${roomId}`;
    const last = this.#lastSeq.get(place) ?? seq - 1;
    if (seq <= last) {
      this.#duplicated += 1;
      return false;
    }
    if (seq !== last + 1) this.#outOfOrder += 1;
    this.#lastSeq.set(place, seq);
    this.#heard[index] = (this.#heard[index] ?? 0) + 1;
    return true;
  }

  /** Whether nothing is awaited any more. */
  get settled(): boolean {
    const answered = this.#acked.filter(Boolean).length + sum(Object.values(this.#refused));
    return answered === this.#roomOf.length && this.verdict().missing === 0;
  }

  verdict(): Completeness {
    let [acked, expected, missing] = [0, 0, 0];
    this.#roomOf.forEach((roomId, index) => {
      if (!this.#acked[index]) return;
      const audience = this.#audience.get(roomId) ?? 0;
      acked += 1;
      expected += audience;
      missing += Math.max(0, audience - (this.#heard[index] ?? 0));
    });
    const sent = this.#roomOf.length;
    const wrong = { duplicated: this.#duplicated, outOfOrder: this.#outOfOrder };
    return { sent, acked, refused: this.#refused, expected, missing, ...wrong };
  }
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
