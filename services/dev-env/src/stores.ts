import { Redis } from 'ioredis';
import { endpoints } from './endpoints.ts';

/** A client of the stack's own Redis, for tests that spoil its contents. */
export function redisOfStack(): Redis {
  return new Redis(endpoints().redisUrl);
}
