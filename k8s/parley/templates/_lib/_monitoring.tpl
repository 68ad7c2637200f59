{{/*
A ServiceMonitor of the Prometheus operator. The rules of infra/prometheus/rules go by the labels `job` (the part) and
`node` (the process), as in every other set-up; `app` marks the processes of Parley.
*/}}
{{- define "parley.serviceMonitor" -}}
{{- $monitor := .root.Values.monitoring.serviceMonitor -}}
{{- if $monitor.enabled -}}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  {{- include "parley.metadata" . | nindent 2 }}
    {{- with $monitor.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  jobLabel: app.kubernetes.io/component
  selector:
    matchLabels:
      {{- include "parley.selector" . | nindent 6 }}
  namespaceSelector:
    matchNames: [{{ .root.Release.Namespace }}]
  endpoints:
    - port: admin
      interval: {{ $monitor.interval }}
      honorLabels: true
      relabelings:
        - sourceLabels: [__meta_kubernetes_pod_name]
          targetLabel: node
        - targetLabel: service
          replacement: {{ .part }}
        {{- if ne .part "gateway" }}
        - targetLabel: app
          replacement: parley
        {{- end }}
{{- end }}
{{- end -}}

{{/* A name for the pods of a part, one by one: the gateway balances itself, Prometheus asks each. */}}
{{- define "parley.headlessService" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "parley.metadata" . | nindent 2 }}
spec:
  clusterIP: None
  selector:
    {{- include "parley.selector" . | nindent 4 }}
  ports:
    {{- range .ports }}
    - { name: {{ . }}, port: {{ include (printf "parley.ports.%s" .) $ }}, targetPort: {{ . }} }
    {{- end }}
{{- end -}}
