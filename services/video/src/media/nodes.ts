/** How media talks to other nodes; the node bus does it. */
export interface Nodes {
  readonly self: string;
  /** Rejects with the other node's error, or `unavailable`. */
  ask(node: string, topic: string, body: unknown): Promise<unknown>;
  tell(node: string, topic: string, body: unknown): void;
  /** Answers what other nodes ask and tell under a topic. */
  serve(topic: string, answer: (body: never, from: string) => unknown): void;
}
