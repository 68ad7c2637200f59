import { compareVersions } from './versions.ts';

/** The part of an OSV entry that is read (https://ossf.github.io/osv-schema/). */
export interface Advisory {
  readonly id: string;
  readonly summary?: string;
  readonly withdrawn?: string;
  readonly affected?: readonly {
    readonly package?: { readonly ecosystem: string; readonly name: string };
    readonly versions?: readonly string[];
    readonly ranges?: readonly { readonly type: string; readonly events: readonly Event[] }[];
  }[];
}

interface Event {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last_affected?: string;
}

/** Whether that version of an npm package is one that the advisory speaks of. */
export function isAffected({ withdrawn, affected = [] }: Advisory, name: string, version: string): boolean {
  if (withdrawn) return false;
  return affected
    .filter(({ package: of }) => of?.ecosystem === 'npm' && of.name === name)
    .some(({ versions = [], ranges = [] }) => {
      const inRange = ranges.filter(({ type }) => type === 'SEMVER').some(({ events }) => isWithin(events, version));
      return versions.includes(version) || inRange;
    });
}

/** Events stand in order: what was introduced holds until it is fixed, or up to the last affected one. */
function isWithin(events: readonly Event[], version: string): boolean {
  let inside = false;
  for (const { introduced, fixed, last_affected: last } of events) {
    if (introduced !== undefined && compareVersions(version, introduced) >= 0) inside = true;
    if (fixed !== undefined && compareVersions(version, fixed) >= 0) inside = false;
    if (last !== undefined && compareVersions(version, last) > 0) inside = false;
  }
  return inside;
}
