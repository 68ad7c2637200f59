{{/*
NetworkPolicies. All pods of the release begin with nothing (network/deny-all.yaml); the policy of a part says who may
come in and where it goes, and both ends must agree.
*/}}

{{/* Head of the policy of a part; rules follow. */}}
{{- define "parley.networkPolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "parley.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "parley.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
{{- end -}}

{{/* The pods of a part, as a peer: one entry of a list. */}}
{{- define "parley.peer" -}}
- podSelector:
    matchLabels:
      {{- include "parley.selector" . | nindent 6 }}
{{- end -}}

{{/* Many parts as peers: (dict "root" $ "parts" (list …)). */}}
{{- define "parley.peers" -}}
{{- range .parts }}
{{ include "parley.peer" (dict "root" $.root "part" .) }}
{{- end }}
{{- end -}}

{{/* The gateway asks readiness, Prometheus reads metrics. */}}
{{- define "parley.adminIngress" -}}
- from:
    {{- include "parley.peer" (dict "root" .root "part" "gateway") | nindent 4 }}
    {{- with .root.Values.networkPolicy.monitoring }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  ports: [{ protocol: TCP, port: admin }]
{{- end -}}

{{/* What people ask, by way of the gateway alone. */}}
{{- define "parley.gatewayIngress" -}}
- from:
    {{- include "parley.peer" (dict "root" .root "part" "gateway") | nindent 4 }}
  ports: [{ protocol: TCP, port: http }]
{{- end -}}

{{/* Rules to the stores that a part uses: (dict "root" $ "stores" (list "redis" "kafka")). */}}
{{- define "parley.storeEgress" -}}
{{- range .stores }}
{{- $given := index $.root.Values.networkPolicy.stores . }}
{{- if $.root.Values.dev.enabled }}
- to:
    {{- include "parley.peer" (dict "root" $.root "part" .) | nindent 4 }}
  ports: [{ protocol: TCP, port: store }]
{{- else }}
- to:
    {{- toYaml $given.to | nindent 4 }}
  ports:
    {{- range $given.ports }}
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
{{- end }}
{{- end }}
{{- end -}}
