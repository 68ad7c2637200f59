import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { GatewaySettingsError } from './check-settings.ts';

/**
 * NGINX starts with a certificate that has expired, and every client then refuses it. A file that is missing is left to
 * NGINX, which says so itself.
 * @throws GatewaySettingsError for one that has expired or is none
 */
export function checkCertificate(certFile: string, now = Date.now()): void {
  if (!existsSync(certFile)) return;
  const end = endOf(certFile);
  if (end === undefined)
    throw new GatewaySettingsError('certFile', `${certFile} holds no certificate; put one there (PEM)`);
  if (end > now) return;
  const day = new Date(end).toISOString().slice(0, 10);
  throw new GatewaySettingsError('certFile', `the certificate in ${certFile} expired on ${day}; put a valid one there`);
}

function endOf(certFile: string): number | undefined {
  try {
    return Date.parse(new X509Certificate(readFileSync(certFile)).validTo);
  } catch {
    return undefined;
  }
}
