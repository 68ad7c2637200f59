/** A configuration with which a process must not start. The message is for the person who set it: what is wrong, and the fix. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** What `read` returns; a {@link ConfigError} ends the process with code 1 and its message alone, without a stack. */
export function orExit<C>(read: () => C): C {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
