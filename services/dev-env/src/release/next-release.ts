import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clone } from '../rehearsal/clone.ts';

const auth = 'services/auth';
const store = 'services/auth/src/stores/users.ts';
const migration = 'services/auth/migrations/9999-made-up';
const steps = {
  [`${migration}.up.sql`]: 'ALTER TABLE users ADD COLUMN made_up text;\n',
  [`${migration}.down.sql`]: 'ALTER TABLE users DROP COLUMN made_up;\n',
};
/** It reads the column with every account, and writes it with each new one: without the column nobody signs in. */
const changes = [
  ['created_at AS "createdAt"`', 'created_at AS "createdAt", made_up AS "madeUp"`'],
  ['search_text, search_grams)\n', 'search_text, search_grams, made_up)\n'],
  ['$9, $10) RETURNING id)', "$9, $10, 'next') RETURNING id)"],
] as const;

/** A made-up next release that can be checked out in a clone: auth with a migration, and with code that needs it. */
export class NextRelease {
  /** A clone of this release beside the one that runs: who has gone back takes the migration back from there. */
  readonly folder: string;
  readonly #clone: Clone;
  readonly #older: string;

  constructor(clone: Clone) {
    this.#clone = clone;
    this.#older = readFileSync(join(clone.folder, store), 'utf8');
    this.folder = join(clone.folder, 'next-release');
    mkdirSync(this.folder);
    cpSync(join(clone.folder, auth), join(this.folder, auth), { recursive: true });
    symlinkSync(join(clone.folder, 'node_modules'), join(this.folder, 'node_modules'));
    this.#writeTo(this.folder);
  }

  /** Puts its files in place of the older ones, as `git checkout` does. */
  checkOut(): void {
    this.#writeTo(this.#clone.folder);
  }

  /** Puts the older release back. */
  checkOutOlder(): void {
    writeFileSync(join(this.#clone.folder, store), this.#older);
    for (const file of Object.keys(steps)) rmSync(join(this.#clone.folder, file));
  }

  #writeTo(folder: string): void {
    writeFileSync(join(folder, store), changes.reduce(replaceOnce, this.#older));
    for (const [file, sql] of Object.entries(steps)) writeFileSync(join(folder, file), sql);
  }
}

function replaceOnce(text: string, [from, to]: readonly [string, string]): string {
  const parts = text.split(from);
  if (parts.length === 2) return parts.join(to);
  throw new Error(`the made-up release does not fit ${store}: ${from} stands there ${parts.length - 1} times`);
}
