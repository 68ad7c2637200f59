// One at a time on this machine, also across clones and users' commands. For the bootstrap too: plain JavaScript for Node
// 18.18, without a package.
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const lookEveryMs = 200;
/** Nobody is in the few lines that this stands for so long, however busy the machine is. */
const takeOverMs = 30_000;

/**
 * Runs `work` while no other process holds the same lock file; anyone who comes meanwhile waits. The lock of a process that is gone
 * is taken over.
 * @template T
 * @param {string} file in a folder that is there
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once, before the first wait
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait = () => undefined) {
  const mine = `${process.pid} ${randomUUID()}`;
  for (let waited = false; !make(file, mine); waited = true) {
    if (!waited) onWait();
    if (isLeft(file)) takeAway(file);
    else await sleep(lookEveryMs);
  }
  try {
    return await work();
  } finally {
    if (read(file) === mine) rmSync(file, { force: true });
  }
}

/** @param {string} file @param {string} text @returns {boolean} whether it was not there */
function make(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file @returns {string | undefined} */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether its process is gone. A file without text is being written. @param {string} file */
function isLeft(file) {
  const [pid] = (read(file) ?? '').split(' ');
  return Boolean(pid) && !isAlive(Number(pid));
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** One of those who wait takes it away, so that nobody takes the new one of another. @param {string} file */
function takeAway(file) {
  const guard = `${file}.taking`;
  if (!make(guard, '')) {
    if (ageOf(guard) > takeOverMs) rmSync(guard, { force: true });
    return;
  }
  if (isLeft(file)) rmSync(file, { force: true });
  rmSync(guard, { force: true });
}

/** @param {string} file milliseconds since it was written; 0 when it is gone */
function ageOf(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
