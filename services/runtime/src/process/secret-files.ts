import { readFileSync } from 'node:fs';

/** An environment in which files stand for values, and what was wrong with them. */
interface Opened {
  environment: NodeJS.ProcessEnv;
  problems: string[];
}

/**
 * Fills each of these variables that is not set from the file that `<NAME>_FILE` names, as Docker and Kubernetes hand
 * secrets over. The newline that editors put at the end is no part of a secret.
 */
export function openSecretFiles(names: readonly string[], given: NodeJS.ProcessEnv): Opened {
  const environment = { ...given };
  const problems: string[] = [];
  for (const name of names) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    if (given[name]) {
      problems.push(`${name}: set twice, ${name}_FILE is there too; take one of them away`);
      continue;
    }
    try {
      environment[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      const { message } = error as NodeJS.ErrnoException;
      problems.push(`${name}_FILE: ${message}; mount it there, readable for this process, or correct the path`);
    }
  }
  return { environment, problems };
}
