import { LRUCache } from 'lru-cache';

/** What taking from a bucket gave; `retryAfterMs` is 0 when it was granted. */
export interface Taken {
  ok: boolean;
  retryAfterMs: number;
  remaining: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const maxBuckets = 50_000;

/** Token buckets of one process, bounded in number. */
export class LocalBuckets {
  readonly #buckets = new LRUCache<string, Bucket>({ max: maxBuckets });
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  take(key: string, { rate, burst }: { rate: number; burst: number }, cost = 1): Taken {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) * rate) / 1_000);
    const ok = tokens >= cost;
    const left = ok ? tokens - cost : tokens;
    this.#buckets.set(key, { tokens: left, at: now });
    return { ok, retryAfterMs: ok ? 0 : Math.ceil(((cost - tokens) * 1_000) / rate), remaining: Math.floor(left) };
  }
}
