import type { Section } from '@parley/contracts/places/section';
import type { Models } from './models.ts';
import type { SectionsDocument } from './section-model.ts';

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
