import type { Section } from '@parley/contracts/places/section';
import mongoose from 'mongoose';

/** The own sections of a person, whose id is its `_id`. */
export interface SectionsDocument {
  _id: string;
  sections: Section[];
}

export const sectionsSchema = new mongoose.Schema<SectionsDocument>(
  { _id: String, sections: { type: [mongoose.Schema.Types.Mixed] as never, default: [] } },
  { versionKey: false, strict: 'throw', minimize: false },
);
