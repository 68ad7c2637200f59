const minPassword = 12;
const minSecret = 16;
const usual = new Set(['parley', 'postgres', 'redis', 'mongo', 'mongodb', 'admin', 'root', 'secret', 'turn', 'coturn']);
const placeholder = /change.?me|passw|default|example|placeholder|your.?secret/i;
const repeated = /^(.{1,16}?)\1+$/;

/** Names of the variables whose secret anybody could guess: `*_SECRET`, `*_PASSWORD`, and passwords in URLs of stores. */
export function findWeakSecrets(values: Record<string, unknown>): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' && isWeakSetting(name, value) ? [name] : [],
  );
}

/** Why a process with these does not start, with the fix, in one line. */
export function describeWeakSecrets(names: readonly string[]): string {
  const have = names.length > 1 ? 'have' : 'has';
  const fix = `give each a random one of at least ${minSecret} characters, for example from: openssl rand -hex 32`;
  return `Not safe for production: ${names.join(' and ')} ${have} an empty, default, short or repeating secret; ${fix}`;
}

function isWeakSetting(name: string, value: string): boolean {
  // An optional secret that is left out protects nothing; the schemas ask for those that are needed.
  if (name.endsWith('_SECRET') || name.endsWith('_PASSWORD')) return value !== '' && isGuessable(value, minSecret);
  if (name.endsWith('_URL') && !/^https?:/i.test(value)) return isGuessable(passwordOf(value), minPassword);
  return false;
}

function isGuessable(secret: string, minLength: number): boolean {
  return (
    secret.length < minLength || usual.has(secret.toLowerCase()) || placeholder.test(secret) || repeated.test(secret)
  );
}

/** Not by `URL`: MongoDB's may name several hosts, which `URL` cannot read. */
function passwordOf(url: string): string {
  const [, password = ''] = /^[a-z+]+:\/\/[^:@/?#]*:([^@/?#]*)@/i.exec(url) ?? [];
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
