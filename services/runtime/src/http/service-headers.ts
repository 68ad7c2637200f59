import type { HelmetOptions } from 'helmet';

/**
 * The security headers that a service sets. The gateway sets the others, on its pages and errors as well as on answers of
 * services: Content-Security-Policy, X-Content-Type-Options, X-Frame-Options, Referrer-Policy, Permissions-Policy,
 * Strict-Transport-Security, Cross-Origin-Opener-Policy and -Resource-Policy (gateway/templates/http/security-headers.conf).
 * Each is set in one place; the table is in gateway/README.md.
 */
export const serviceHeaders: HelmetOptions = {
  originAgentCluster: true,
  xDnsPrefetchControl: { allow: false },
  xDownloadOptions: true,
  xPermittedCrossDomainPolicies: { permittedPolicies: 'none' },
  xXssProtection: true,
  contentSecurityPolicy: false,
  crossOriginEmbedderPolicy: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: false,
  referrerPolicy: false,
  strictTransportSecurity: false,
  xContentTypeOptions: false,
  xFrameOptions: false,
  xPoweredBy: false,
};
