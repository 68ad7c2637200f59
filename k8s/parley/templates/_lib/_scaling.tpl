{{/* How many of a part there are: fixed, or left to its autoscaler. */}}

{{- define "parley.replicas" -}}
{{- $values := index .root.Values .part -}}
{{- if not $values.autoscaling.enabled }}
replicas: {{ $values.replicas }}
{{- end }}
{{- end -}}

{{/* The most that there can be. */}}
{{- define "parley.maxReplicas" -}}
{{- $values := index .root.Values .part -}}
{{- ternary $values.autoscaling.maxReplicas $values.replicas $values.autoscaling.enabled -}}
{{- end -}}

{{/*
Grows at once and shrinks by one in two minutes: each node that goes sends its clients to the others. Takes "root",
"part" and "kind", that of the workload.
*/}}
{{- define "parley.hpa" -}}
{{- $scaling := (index .root.Values .part).autoscaling -}}
{{- if $scaling.enabled -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "parley.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: {{ .kind }}
    name: {{ include "parley.name" . }}
  minReplicas: {{ $scaling.minReplicas }}
  maxReplicas: {{ $scaling.maxReplicas }}
  metrics:
    - type: ContainerResource
      containerResource:
        name: cpu
        container: {{ .part }}
        target: { type: Utilization, averageUtilization: {{ $scaling.cpuPercent }} }
  behavior:
    scaleUp:
      stabilizationWindowSeconds: 0
      policies: [{ type: Percent, value: 100, periodSeconds: 60 }]
    scaleDown:
      stabilizationWindowSeconds: 600
      policies: [{ type: Pods, value: 1, periodSeconds: 120 }]
{{- end }}
{{- end -}}

{{/* One at a time, however many there are; a pod that is not ready protects nobody and may always go. */}}
{{- define "parley.pdb" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "parley.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "parley.selector" . | nindent 6 }}
{{- end -}}

{{/* An identity of its own without a key to the cluster. */}}
{{- define "parley.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "parley.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end -}}
