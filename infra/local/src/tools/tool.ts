import type { Progress } from '../progress.ts';

/** A program that the stack needs from the machine. */
export interface Tool {
  /** The Debian packages that bring it; empty when none does. */
  readonly packages: readonly string[];
  /** Where it is (an executable or a folder), or undefined when it must be installed first. */
  locate(cache: string): Promise<string | undefined>;
  /** The way without the package manager: puts it below `cache`, where `locate` then finds it. */
  fetch?(cache: string, tools: ReadonlyMap<string, string>, progress: Progress): Promise<void>;
  /** Names of the tools that `fetch` uses. */
  readonly fetchNeeds?: readonly string[];
}
