/** Runs `work` while no other process holds the same lock file; `onWait` is called once, before the first wait. */
export function withLock<T>(file: string, work: () => Promise<T>, onWait?: () => void): Promise<T>;
