/**
 * Names of the rate limits. Each call and each command of the contract names the one that it spends; the figures stand
 * in the configuration of the service that serves it, and an operator replaces them by name in `PARLEY_LIMITS`.
 */
export type AuthLimit =
  | 'register'
  | 'enterAsGuest'
  | 'login'
  | 'refresh'
  | 'searchUsers'
  | 'accountReads'
  | 'passwordResets'
  | 'profileChanges'
  | 'accountChanges'
  | 'adminReads'
  | 'adminChanges'
  | 'publicReads';
export type ChatLimit =
  | 'sendPerUser'
  | 'signalPerUser'
  | 'readPerUser'
  | 'roomsPerUser'
  | 'spaceChangesPerUser'
  | 'reportsPerUser'
  | 'exportsPerUser'
  | 'syncPerUser'
  | 'callTicketPerUser'
  | 'integrityPerUser'
  | 'publicReads';
export type VideoLimit =
  'callCommandsPerSocket' | 'callSignalsPerSocket' | 'callReportsPerSocket' | 'callModerationPerSocket';
export type FilesLimit = 'picturesPerUser' | 'pictureReads';
export type LimitName = AuthLimit | ChatLimit | VideoLimit | FilesLimit;
