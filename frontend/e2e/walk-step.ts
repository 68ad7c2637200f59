import type { Page } from 'playwright-core';

/** One screen or state: how one comes there from the one before, and where it is seen if not by who walks. */
export type Step = [name: string, go: () => Promise<unknown>, page?: Page];
