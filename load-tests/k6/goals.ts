/** Figures of the product's specification, section 9. Scripts take their thresholds from here, reports their goals. */
export const goals = {
  /** From the first try until a socket is authenticated. */
  connectP95Ms: 2_000,
  deliveredP95Ms: 100,
  deliveredP99Ms: 200,
  historyP95Ms: 10,
  readP95Ms: 45,
  readsPerSecond: 2_847,
  /** Of reads that a cache could answer, in the mix that `scripts/reads.ts` writes down. */
  cacheHits: 0.9,
  connections: 10_000,
  messagesPerSecond: 1_667,
  calls: 1_000,
  /** After a node died, or all sockets were cut at once. */
  backWithinMs: 30_000,
  /** Four nodes share connections within this share of their mean. */
  nodeShare: 0.2,
  /** Of requests under load and failure. */
  available: 0.999,
} as const;
