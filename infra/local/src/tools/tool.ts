/** What the way without the package manager works with. */
export interface Fetching {
  /** Below which it puts the tool. */
  readonly cache: string;
  /** Where the tools of `fetchNeeds` are. */
  readonly tools: ReadonlyMap<string, string>;
  /** Tells the reader what it is at. */
  readonly say: (detail: string) => void;
  /** Aborted when nobody waits for the tool any more. */
  readonly signal?: AbortSignal;
}

/** A program that the stack needs from the machine. */
export interface Tool {
  /** The Debian packages that bring it; empty when none does. */
  readonly packages: readonly string[];
  /** Where it is (an executable or a folder), or undefined when it must be installed first. */
  locate(cache: string): Promise<string | undefined>;
  /** The way without the package manager: puts it below `cache`, where `locate` then finds it. */
  fetch?(fetching: Fetching): Promise<void>;
  /** It takes minutes where it must be built: a stack starts without what needs it, and brings that later. */
  readonly slow?: boolean;
  /** Names of the tools that `fetch` uses. */
  readonly fetchNeeds?: readonly string[];
}
