import { readFileSync } from 'node:fs';
import { profiles, type Rendered } from '../render.ts';
import { containersOf, nameOf, podsOf, selects, type Pod, type Resource } from '../resource.ts';

/** Whatever names something else names something that is there. */
export function findDangling({ profile, resources }: Rendered): string[] {
  const there = new Set([...resources.map(nameOf), ...operatorsSecrets(profiles[profile])]);
  const pods = podsOf(resources);
  return [
    ...resources.flatMap(resource => scalingProblems(resource, there, pods)),
    ...resources.flatMap(resource => serviceProblems(resource, pods)),
    ...pods.flatMap(pod => podProblems(pod, there)),
    ...doubled(resources),
  ];
}

function scalingProblems(resource: Resource, there: ReadonlySet<string>, pods: readonly Pod[]): string[] {
  const { kind, spec } = resource;
  const target = spec?.scaleTargetRef;
  if (target && !there.has(`${target.kind}/${target.name}`)) return [`${nameOf(resource)} scales nothing`];
  const guards = kind === 'PodDisruptionBudget' && !pods.some(pod => selects(spec?.selector?.matchLabels, pod.labels));
  return guards ? [`${nameOf(resource)} guards no pod`] : [];
}

/** A Service selects pods, and each port that it sends to by name is one of theirs. */
function serviceProblems(resource: Resource, pods: readonly Pod[]): string[] {
  const { kind, spec } = resource;
  if (kind !== 'Service') return [];
  const selector = { ...(spec?.selector as Record<string, string> | undefined) };
  // Kubernetes gives this label to the pods of a StatefulSet.
  delete selector['statefulset.kubernetes.io/pod-name'];
  const chosen = pods.filter(pod => selects(selector, pod.labels));
  if (chosen.length === 0) return [`${nameOf(resource)} selects no pod`];
  const ports = chosen.flatMap(pod => containersOf(pod.spec).flatMap(container => container.ports ?? []));
  const names = new Set(ports.map(({ name }) => name));
  const missing = (spec?.ports ?? []).filter(
    ({ targetPort }) => typeof targetPort === 'string' && !names.has(targetPort),
  );
  return missing.map(({ targetPort }) => `${nameOf(resource)} sends to a port ${targetPort} that no pod has`);
}

/** The Secrets that the values name: they are the operator's, and not in the release. */
function operatorsSecrets(files: readonly string[]): string[] {
  const text = files.map(file => readFileSync(file, 'utf8')).join('\n');
  return [...text.matchAll(/secretName: ([a-z0-9-]+)/gi)].map(([, name]) => `Secret/${name}`);
}

function podProblems({ owner, spec }: Pod, there: ReadonlySet<string>): string[] {
  const volumes = spec.volumes ?? [];
  const named = volumes.flatMap(({ secret, configMap, projected }) => [
    ...(secret ? [`Secret/${secret.secretName}`] : []),
    ...(configMap ? [`ConfigMap/${configMap.name}`] : []),
    ...(projected?.sources ?? []).flatMap(source => (source.secret ? [`Secret/${source.secret.name}`] : [])),
    ...(spec.serviceAccountName ? [`ServiceAccount/${spec.serviceAccountName}`] : []),
  ]);
  const missing = named.filter(name => !there.has(name));
  const mounts = containersOf(spec).flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name));
  const known = new Set(volumes.map(({ name }) => name));
  return [
    ...missing.map(name => `${owner} uses ${name}, which is not there`),
    ...mounts
      .filter(name => !known.has(name) && name !== 'data')
      .map(name => `${owner} mounts ${name}, which it does not have`),
  ];
}

function doubled(resources: readonly Resource[]): string[] {
  const byName = Map.groupBy(resources, nameOf);
  return [...byName].flatMap(([name, same]) => (same.length > 1 ? [`${name} is there ${same.length} times`] : []));
}
