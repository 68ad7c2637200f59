import { foldedNames } from './0001-folded-names.ts';
import { roomVersions } from './0002-room-versions.ts';
import { auditLogWords } from './0003-audit-words.ts';
import type { Migration } from './migration.ts';

/** All steps, in their order. */
export const migrations: readonly Migration[] = [foldedNames, roomVersions, auditLogWords];
