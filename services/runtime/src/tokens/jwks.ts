import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { breaker } from '../stores/breaker.ts';

/** A public key as a JWKS lists it. */
export type PublicJwk = JsonWebKey & { kid: string };

const staleAfterMs = 5 * 60_000;
const retryAfterMs = 1_000;

/**
 * Public keys by `kid`, as KeyObjects (verifying with them is far cheaper than with PEM text). An unknown `kid` asks
 * the source again, at most once a second; while the source is away the known keys go on.
 */
export class KeyRing {
  readonly #load: () => Promise<PublicJwk[]>;
  #keys = new Map<string, KeyObject>();
  #loadedAt = -Infinity;
  #triedAt = -Infinity;
  #loading: Promise<void> | undefined;

  constructor(load: () => Promise<PublicJwk[]>) {
    this.#load = load;
  }

  async find(kid: string): Promise<KeyObject | undefined> {
    if (!this.#keys.has(kid)) await this.#refresh();
    else if (performance.now() - this.#loadedAt > staleAfterMs) void this.#refresh();
    return this.#keys.get(kid);
  }

  #refresh(): Promise<void> {
    if (!this.#loading && performance.now() - this.#triedAt < retryAfterMs) return Promise.resolve();
    this.#loading ??= this.#reload().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #reload(): Promise<void> {
    this.#triedAt = performance.now();
    try {
      const keys = await this.#load();
      this.#keys = new Map(keys.map(key => [key.kid, createPublicKey({ key, format: 'jwk' })]));
      this.#loadedAt = performance.now();
    } catch {
      // The keys we have stay good; a token with an unknown one is refused, and the next one asks again.
    }
  }
}

/** The keys of a JWKS endpoint: two seconds at most, and none at all for a while after it failed again and again. */
export function jwksAt(url: string): () => Promise<PublicJwk[]> {
  return breaker('jwks', () => fetchJwks(url), { timeoutMs: 2_500, resetMs: 2_000 });
}

async function fetchJwks(url: string): Promise<PublicJwk[]> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return ((await response.json()) as { keys: PublicJwk[] }).keys;
}
