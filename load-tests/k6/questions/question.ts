import type { Figure } from '../../bench/lib/finding.ts';
import type { Platform } from '../../bench/lib/platform.ts';
import type { Stage } from '../order.ts';
import type { Summary } from '../runner/summary.ts';

/** `full` asks for the figures of the specification; `dev` for what two cores can show that also carry the load. */
export type Profile = 'dev' | 'full';

/** How large a run is. */
export interface Size {
  people: number;
  rooms: { kind: string; count: number; size: number }[];
  vus: number;
  connectPerSecond: number;
  stages: Stage[];
  settleSeconds: number;
  /** One device in so many measures what it hears; 1 by default. */
  measureEvery?: number;
  /** Messages that lie in each room before the script begins. */
  history?: number;
  /** Accounts with passwords. */
  accounts?: number;
}

/** What a question can do to the platform while its script runs. */
export interface Meanwhile {
  platform: Platform;
  size: Size;
  say: (text: string) => void;
}

/** What is known when the script has ended. */
export interface Answer {
  summary: Summary;
  size: Size;
  /** What `meanwhile` has found. */
  noted: Figure[];
  /** The logs of all rooms against what was acknowledged. */
  proof: { lost: number; doubled: number; holes: number };
}

/** One question: the script of the same name, its sizes, and how its answer is read. */
export interface Question {
  name: string;
  about: string;
  sizes: Record<Profile, Size>;
  /** Settings of the throw-away stack. */
  stack?: Record<string, string>;
  /** Strikes and watches while the script runs. */
  meanwhile?: (during: Meanwhile) => Promise<Figure[]>;
  figures: (answer: Answer) => Figure[];
}
