import { join } from 'node:path';
import { writeWhole } from '../files.ts';
import { runCommand } from '../run-command.ts';
import { fillOnce } from './cache.ts';
import { newest } from './locate.ts';
import type { Tool } from './tool.ts';

const VERSION = '3.9.1';
const ARTIFACTS = [
  ['org.apache.kafka', 'kafka_2.13', VERSION],
  ['org.apache.kafka', 'kafka-tools', VERSION],
  ['org.slf4j', 'slf4j-reload4j', '1.7.36'],
] as const;

const folder = (cache: string): string => join(cache, `kafka-${VERSION}`);

/** Kafka's jars, as one folder; Maven brings them with what they depend on. */
export const kafka: Tool = {
  packages: [],
  fetchNeeds: ['java', 'maven'],
  async locate(cache) {
    return newest(join(folder(cache), `kafka_2.13-${VERSION}.jar`)) && folder(cache);
  },
  async fetch(cache, tools) {
    await fillOnce(folder(cache), async into => {
      writeWhole(join(into, 'pom.xml'), pom());
      const args = ['-B', '-q', '-ntp', 'dependency:copy-dependencies', `-DoutputDirectory=${into}`];
      const fix = 'Check the way to Maven Central (a proxy belongs into ~/.m2/settings.xml) and start again.';
      await runCommand(tools.get('maven') ?? 'mvn', args, { cwd: into, timeoutMs: 5 * 60_000, fix });
    });
  },
};

function pom(): string {
  const dependencies = ARTIFACTS.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>parley</groupId><artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>${dependencies.join('')}</dependencies>
</project>
`;
}
