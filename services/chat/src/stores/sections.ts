import type { Section } from '@parley/contracts/places/section';
import mongoose from 'mongoose';
import type { Models } from './models.ts';

/** The own sections of a person, whose id is its `_id`. */
export interface SectionsDocument {
  _id: string;
  sections: Section[];
}

export const sectionsSchema = new mongoose.Schema<SectionsDocument>(
  { _id: String, sections: { type: [mongoose.Schema.Types.Mixed] as never, default: [] } },
  { versionKey: false, strict: 'throw', minimize: false },
);

export type Sections = ReturnType<typeof createSections>;

/** The sections into which people put their rooms and channels. */
export function createSections({ sections }: Models) {
  async function find(userId: string): Promise<Section[]> {
    return (await sections.findById(userId).lean<SectionsDocument>().exec())?.sections ?? [];
  }

  async function replace(userId: string, all: Section[]): Promise<void> {
    await sections.updateOne({ _id: userId }, { $set: { sections: all } }, { upsert: true }).exec();
  }

  return { find, replace };
}
