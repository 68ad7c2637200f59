import { findCutShort } from './checks/endings.ts';
import { findMisread } from './checks/environment.ts';
import { findWrongWays } from './checks/network.ts';
import { findDangling } from './checks/references.ts';
import { findUnrestricted } from './checks/restricted.ts';
import { findInvalid, findUnknownToOperator } from './checks/schemas.ts';
import type { Rendered } from './render.ts';
import { containersOf, nameOf, podsOf, type Container, type PodSpec, type Resource } from './resource.ts';
import type { Tools } from './tools.ts';

/** A fault put into rendered resources, and the check that must find it: one that cannot fail shows nothing. */
interface Planted {
  name: string;
  plant(rendered: Rendered): void;
  find(rendered: Rendered, tools: Tools): string[] | Promise<string[]>;
}

export const planted: readonly Planted[] = [
  {
    name: 'a field that Kubernetes does not know',
    plant: rendered => (rendered.text = rendered.text.replace('serviceName:', 'servicename:')),
    find: (rendered, tools) => findInvalid(rendered, '1.37', tools),
  },
  {
    name: 'a field that the Prometheus operator does not take so',
    plant: inResources('ServiceMonitor', ({ spec }) => Object.assign(spec ?? {}, { endpoints: 'all' })),
    find: findUnknownToOperator,
  },
  {
    name: 'a token of the cluster',
    plant: inPods(spec => delete spec.automountServiceAccountToken),
    find: findUnrestricted,
  },
  { name: 'a network of the node', plant: inPods(spec => (spec.hostNetwork = true)), find: findUnrestricted },
  {
    name: 'a folder of the node',
    plant: inPods(spec => spec.volumes?.push({ name: 'x', hostPath: {} })),
    find: findUnrestricted,
  },
  { name: 'no rights taken away', plant: inContainers(one => delete one.securityContext), find: findUnrestricted },
  { name: 'no bound on memory', plant: inContainers(one => delete one.resources?.limits), find: findUnrestricted },
  { name: 'no policy for chat', plant: without('NetworkPolicy/parley-chat'), find: findWrongWays },
  { name: 'a policy that lets all in', plant: openWide, find: findWrongWays },
  { name: 'a workload that went', plant: without('StatefulSet/parley-chat'), find: findDangling },
  { name: 'a ConfigMap that went', plant: without('ConfigMap/parley-test'), find: findDangling },
  { name: 'a resource twice', plant: ({ resources }) => resources.push(...resources.slice(0, 1)), find: findDangling },
  {
    name: 'a short grace period',
    plant: inPods(spec => (spec.terminationGracePeriodSeconds = 10)),
    find: findCutShort,
  },
  { name: 'a probe that went', plant: inContainers(one => delete one.livenessProbe), find: findCutShort },
  { name: 'a variable that nobody reads', plant: withVariable('POSTGRES_URI', 'x'), find: findMisread },
  { name: 'a variable that is wrong', plant: withVariable('LOG_LEVEL', 'loud'), find: findMisread },
];

/** Whether the fault is found in a copy of these resources. */
export async function findMissed({ plant, find }: Planted, rendered: Rendered, tools: Tools): Promise<string[]> {
  const copy = structuredClone(rendered);
  plant(copy);
  const found = await find(copy, tools);
  return found.length > 0 ? [] : ['nobody found it'];
}

function inResources(kind: string, change: (resource: Resource) => unknown): Planted['plant'] {
  return ({ resources }) => resources.filter(resource => resource.kind === kind).forEach(change);
}

function inPods(change: (spec: PodSpec) => unknown): Planted['plant'] {
  return ({ resources }) => podsOf(resources).forEach(({ spec }) => change(spec));
}

function inContainers(change: (container: Container) => unknown): Planted['plant'] {
  return inPods(spec => containersOf(spec).forEach(change));
}

function withVariable(name: string, value: string): Planted['plant'] {
  return inContainers(container => container.env?.push({ name, value }));
}

function without(name: string): Planted['plant'] {
  return rendered => (rendered.resources = rendered.resources.filter(resource => nameOf(resource) !== name));
}

function openWide({ resources }: Rendered): void {
  const rules: Resource['spec'] = { policyTypes: ['Ingress', 'Egress'], podSelector: {}, ingress: [{}], egress: [{}] };
  resources.push({ apiVersion: '', kind: 'NetworkPolicy', metadata: { name: 'open' }, spec: rules });
}
