import { onPath } from './locate.ts';
import type { Tool } from './tool.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium for the tests that look through two windows. */
export const chromium: Tool = {
  packages: ['chromium'],
  async locate() {
    return NAMES.map(onPath).find(Boolean);
  },
};
