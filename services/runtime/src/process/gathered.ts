interface Waiting<Input, Output> {
  input: Input;
  resolve: (output: Output) => void;
  reject: (error: unknown) => void;
}

/**
 * Does for many in one step what each asks for alone: those who come in one turn of the event loop, or while a step is under
 * way, make the next one. So a crowd costs few steps, and who is alone does not wait.
 */
export class Gathered<Input, Output> {
  readonly #work: (inputs: Input[]) => Promise<Output[]>;
  readonly #most: number;
  #waiting: Waiting<Input, Output>[] = [];
  #running = false;

  /** `work` answers in the order of its inputs, of which there are `most` at once. */
  constructor(most: number, work: (inputs: Input[]) => Promise<Output[]>) {
    this.#most = most;
    this.#work = work;
  }

  /** Rejects with what its step rejects with. */
  ask(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, this.#most);
      try {
        const outputs = await this.#work(some.map(({ input }) => input));
        some.forEach(({ resolve }, at) => resolve(outputs[at] as Output));
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    this.#running = false;
  }
}
