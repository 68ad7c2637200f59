import type { Finding } from '#features/call/check/outcome.ts';
import { k } from '#lib/i18n/call-check-texts.ts';

/** Whether this browser, on this page, has what calls are made of. */
export function checkBrowser(): Finding {
  const words = k.browser;
  if (!isSecureContext)
    return { outcome: 'bad', detail: words.insecure, fix: words.insecureFix, admin: words.insecureAdmin };
  const parts = {
    WebRTC: 'RTCPeerConnection' in globalThis,
    'microphone and camera access': 'mediaDevices' in navigator,
    'Web Audio': 'AudioContext' in globalThis,
  };
  const missing = Object.entries(parts).flatMap(([name, isThere]) => (isThere ? [] : [name]));
  if (missing.length === 0) return { outcome: 'good', detail: words.good };
  return { outcome: 'bad', detail: words.missing(missing.join(', ')), fix: words.missingFix };
}
