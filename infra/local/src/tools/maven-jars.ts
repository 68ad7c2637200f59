import { join } from 'node:path';
import { writeWhole } from '../machine/files.ts';
import { runCommand } from '../machine/run-command.ts';
import { fillOnce } from './cache.ts';
import { present } from './locate.ts';
import type { Tool } from './tool.ts';

type Artifact = readonly [group: string, artifact: string, version: string];

/** A folder of jars with what they depend on, brought by Maven; the first artifact tells whether it is there. */
export function mavenJars(name: string, artifacts: readonly [Artifact, ...Artifact[]]): Tool {
  const [[, artifact, version]] = artifacts;
  const folder = (cache: string): string => join(cache, `${name}-${version}`);
  return {
    packages: [],
    fetchNeeds: ['java', 'maven'],
    async locate(cache) {
      return present(join(folder(cache), `${artifact}-${version}.jar`)) && folder(cache);
    },
    async fetch({ cache, tools }) {
      await fillOnce(folder(cache), async into => {
        writeWhole(join(into, 'pom.xml'), pom(name, artifacts));
        const args = ['-B', '-q', '-ntp', 'dependency:copy-dependencies', `-DoutputDirectory=${into}`];
        const fix = 'Check the way to Maven Central (a proxy belongs into ~/.m2/settings.xml) and start again.';
        await runCommand(tools.get('maven') ?? 'mvn', args, { cwd: into, timeoutMs: 5 * 60_000, fix });
      });
    },
  };
}

function pom(name: string, artifacts: readonly Artifact[]): string {
  const dependencies = artifacts.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>parley</groupId><artifactId>${name}</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>${dependencies.join('')}</dependencies>
</project>
`;
}
