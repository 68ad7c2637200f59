import type { NotificationLevel } from '@parley/contracts/places/place';
import mongoose from 'mongoose';

/** What a person set for a room, a channel or a space. */
export interface StoredPlace {
  userId: string;
  placeId: string;
  /** That of a channel, or the space itself; null for a room that is in none. */
  spaceId: string | null;
  favourite: boolean;
  /** A time in ISO 8601, or `forever`. */
  mutedUntil: string | null;
  hidden: boolean;
  sectionId: string | null;
  /** A time in ISO 8601. */
  archivedAt: string | null;
  markedUnread: boolean;
  /** Absent of what the release before stored. */
  level?: NotificationLevel | null;
}
export type PlaceDocument = StoredPlace & { _id: string };

const text = { type: String, required: true } as const;

export const placeSchema = new mongoose.Schema<PlaceDocument>(
  {
    _id: String,
    userId: text,
    placeId: text,
    spaceId: { type: String, default: null },
    favourite: { type: Boolean, default: false },
    mutedUntil: { type: String, default: null },
    hidden: { type: Boolean, default: false },
    sectionId: { type: String, default: null },
    archivedAt: { type: String, default: null },
    markedUnread: { type: Boolean, default: false },
    level: { type: String, default: null } as never,
  },
  { versionKey: false, strict: 'throw', minimize: false },
)
  .index({ userId: 1, placeId: 1 })
  .index({ placeId: 1 })
  .index({ spaceId: 1 });
