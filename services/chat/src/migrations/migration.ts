import type { Models } from '../stores/models.ts';

/**
 * One step of what MongoDB holds, forward and back. A release must run on the documents of both sides of its own steps,
 * and of those of the next release: processes of two releases run beside each other during an update. So a step adds
 * (expands); what nobody reads any more is removed by a step of a later release (contracts).
 */
export interface Migration {
  /** `NNNN-name`: steps run in this order. */
  version: string;
  /** Changes up to `limit` documents of the old shape. Resolves with their number: fewer when none is left. */
  up: Half;
  /** Takes up to `limit` documents back, in the same manner. */
  down: Half;
}

export type Half = (stores: Models, limit: number) => Promise<number>;
