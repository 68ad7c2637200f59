/** With so many on their way in, the node takes no more: all of them would wait for each other until stores are given up. */
const most = 64;

/** Sockets that were let in and do not hear their rooms yet. */
export class Arrivals {
  #under = 0;

  get isFull(): boolean {
    return this.#under >= most;
  }

  /** Counts one until it has arrived. */
  async count(arrival: Promise<void>): Promise<void> {
    this.#under += 1;
    try {
      await arrival;
    } finally {
      this.#under -= 1;
    }
  }
}
