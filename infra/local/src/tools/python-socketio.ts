import { pythonPackage } from './python-package.ts';

/** A foreign client for the tests. */
export const pythonSocketIo = pythonPackage({
  name: 'python-socketio',
  version: '5.18.1',
  extra: 'client',
  holds: 'socketio/__init__.py',
});
