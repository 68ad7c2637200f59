import type { Finding } from './finding.ts';
import type { Platform } from './platform.ts';

/** What a question is asked with. */
export interface Asked {
  platform: Platform;
  /** Shortens every measurement to `seconds × pace`; 1 for figures that count. */
  pace: number;
  /** Says on the terminal what is going on. */
  say: (text: string) => void;
}

/** One question of the bench. */
export interface Question {
  /** Its name on the command line. */
  name: string;
  /** A shorter one, of one letter. */
  letter?: string;
  /** Not asked by a run of all: it needs programs that are not part of the platform. */
  onlyByName?: boolean;
  ask: (asked: Asked) => Promise<Finding>;
}
