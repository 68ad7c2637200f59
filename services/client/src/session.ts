/** An access token, and until when it is good on the clock of `performance.now()`, which nobody sets. */
export interface Access {
  token: string;
  expiresAt: number;
}

/** Where callers and sockets get their tokens from. */
export interface Tokens {
  /** A token that is good for a while. */
  token(): Promise<string>;
  /** A token other than `stale`, which the platform refused. */
  fresh(stale: string | undefined): Promise<string>;
}

export interface SessionOptions {
  /** Gets a new token: by the refresh cookie, or by signing in again. Its error is that of the call that asked for a token. */
  renew(): Promise<Access>;
  /**
   * Runs the renewal while nobody else renews the same session, as tabs with one cookie must. What another one brought
   * meanwhile (`keep`) is used instead.
   */
  alone?<T>(work: () => Promise<T>): Promise<T>;
  /** A token is renewed this long before it expires: 30 s. */
  marginMs?: number;
}

/** The access token of one signed-in account, in memory. However many ask at once, it is renewed once. */
export class Session implements Tokens {
  readonly #options: SessionOptions;
  #current: Access | undefined;
  #renewing: Promise<string> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Takes a token that came by another way: with a sign-in, or from another tab. */
  keep(access: Access): void {
    this.#current = access;
  }

  forget(): void {
    this.#current = undefined;
  }

  async token(): Promise<string> {
    const { marginMs = 30_000 } = this.#options;
    if (this.#current && this.#current.expiresAt - marginMs > performance.now()) return this.#current.token;
    return this.fresh(this.#current?.token);
  }

  async fresh(stale: string | undefined): Promise<string> {
    if (this.#current && this.#current.token !== stale) return this.#current.token;
    const { alone = work => work() } = this.#options;
    this.#renewing ??= alone(() => this.#renew(stale)).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renew(stale: string | undefined): Promise<string> {
    if (this.#current && this.#current.token !== stale) return this.#current.token;
    this.#current = await this.#options.renew();
    return this.#current.token;
  }
}

/** What the platform grants, with its `expiresIn` in seconds, on the clock that a session counts with. */
export function accessOf({ accessToken, expiresIn }: { accessToken: string; expiresIn: number }): Access {
  return { token: accessToken, expiresAt: performance.now() + expiresIn * 1_000 };
}
