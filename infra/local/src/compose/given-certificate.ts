import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';

/**
 * The operator's own certificate, or undefined when none is given. One that no browser would take (ended, of another
 * key, unreadable) is a {@link Problem} that names the setting.
 */
export function givenCertificate({ tlsCert, tlsKey }: Pick<Config, 'tlsCert' | 'tlsKey'>): Files | undefined {
  if (!tlsCert && !tlsKey) return undefined;
  if (!tlsCert || !tlsKey)
    throw new Problem('Of PARLEY_TLS_CERT and PARLEY_TLS_KEY only one is set.', 'Set both, or neither.');
  const certificate = read('PARLEY_TLS_CERT', tlsCert, pem => new X509Certificate(pem));
  const key = read('PARLEY_TLS_KEY', tlsKey, createPrivateKey);
  if (Date.parse(certificate.validTo) < Date.now())
    throw new Problem(`The certificate of PARLEY_TLS_CERT ended on ${certificate.validTo}.`, 'Renew it.');
  if (!certificate.checkPrivateKey(key))
    throw new Problem('PARLEY_TLS_KEY is not the key of PARLEY_TLS_CERT.', 'Name the two files of one certificate.');
  return { cert: tlsCert, key: tlsKey };
}

interface Files {
  readonly cert: string;
  readonly key: string;
}

function read<T>(setting: string, file: string, parse: (pem: string) => T): T {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { message } = error as Error;
    throw new Problem(`${setting} cannot be read: ${message}`, `Let ${setting} name a PEM file.`);
  }
}
