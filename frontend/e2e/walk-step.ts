/** One screen or state: how one comes there from the one before. */
export type Step = [name: string, go: () => Promise<unknown>];
