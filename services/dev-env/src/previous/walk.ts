import type { Checks } from './checks.ts';
import type { PreviousRelease } from './previous-release.ts';
import type { Site } from './site.ts';

/** What people in browsers need: one of them has the web app of the previous release, the others that of today. */
export interface Scene {
  checks: Checks;
  previous: PreviousRelease;
  /** Serves the web app of the previous release. */
  site: Site;
  /** The web app of this checkout: where it is served, and its files. */
  today: { url: string; dist: string };
}

export type Walk = (scene: Scene) => Promise<void>;
