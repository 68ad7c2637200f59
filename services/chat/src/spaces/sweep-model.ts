/** Messages of somebody who was banned that are still to be deleted: those in the space from `since` on. */
export interface StoredSweep {
  id: string;
  spaceId: string;
  userId: string;
  /** In whose name they are deleted. */
  by: string;
  at: Date;
  since: Date;
  /** Until then one node works on it, and the others leave it alone. */
  turnUntil: Date;
}
