import { pythonPackage } from './python-package.ts';

/** Sends what an OpenAPI document allows, and what it does not (`npm run test:api`). */
export const schemathesis = pythonPackage({
  name: 'schemathesis',
  version: '4.32.5',
  holds: 'schemathesis/cli/__init__.py',
});
