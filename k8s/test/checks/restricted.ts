import { containersOf, podsOf, type Container, type PodSpec } from '../resource.ts';
import type { Rendered } from '../render.ts';

/** What PodSecurity `restricted` lets a container add. */
const harmless = new Set(['NET_BIND_SERVICE']);
const allowedVolumes = ['secret', 'configMap', 'projected', 'emptyDir', 'persistentVolumeClaim', 'name'];

/** The rules of PodSecurity `restricted`, and ours: no token, a root that cannot be written, a bound on memory. */
export function findUnrestricted({ resources }: Rendered): string[] {
  return podsOf(resources).flatMap(({ owner, spec }) => [
    ...podProblems(spec).map(problem => `${owner}: ${problem}`),
    ...containersOf(spec).flatMap(container =>
      containerProblems(container).map(problem => `${owner}, ${container.name}: ${problem}`),
    ),
  ]);
}

function podProblems(spec: PodSpec): string[] {
  const { securityContext = {} } = spec;
  const volumes = (spec.volumes ?? []).flatMap(volume => Object.keys(volume));
  return problemsOf({
    'shares a namespace of the node': !spec.hostNetwork && !spec.hostPID && !spec.hostIPC,
    'may run as root': securityContext.runAsNonRoot === true && (securityContext.runAsUser ?? 0) > 0,
    'has no seccomp profile': securityContext.seccompProfile?.type === 'RuntimeDefault',
    'holds a token of the cluster': spec.automountServiceAccountToken === false,
    'mounts a kind of volume that is not allowed': volumes.every(kind => allowedVolumes.includes(kind)),
  });
}

function containerProblems({ securityContext = {}, ports = [], resources }: Container): string[] {
  const { capabilities = {} } = securityContext;
  return problemsOf({
    'may become more than it is': securityContext.allowPrivilegeEscalation === false && !securityContext.privileged,
    'keeps capabilities': capabilities.drop?.includes('ALL') ?? false,
    'adds capabilities': (capabilities.add ?? []).every(added => harmless.has(added)),
    'can write its root file system': securityContext.readOnlyRootFilesystem === true,
    'takes ports of the node': ports.every(({ hostPort }) => hostPort === undefined),
    'has no bound on memory, or asks for none': Boolean(resources?.limits?.['memory'] && resources.requests?.['cpu']),
  });
}

/** The names of what does not hold. */
function problemsOf(holds: Record<string, boolean>): string[] {
  return Object.entries(holds).flatMap(([problem, fine]) => (fine ? [] : [problem]));
}
