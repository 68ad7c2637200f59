{{/* A process of Parley's own: container, environment, probes. */}}

{{/* Takes "root", "part", "repository" and "entry", the file that Node runs, from the service's folder. */}}
{{- define "parley.nodeContainer" -}}
name: {{ .part }}
image: {{ include "parley.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
command: [node, {{ .entry }}]
securityContext:
  {{- include "parley.containerSecurity" . | nindent 2 }}
resources:
  {{- toYaml (index .root.Values .part).resources | nindent 2 }}
{{- include "parley.probes" . }}
{{ include "parley.preStop" . }}
{{- end -}}

{{/* Ready as /readyz says. Restarted only when it does not answer at all: a store that is away is no reason. */}}
{{- define "parley.probes" }}
startupProbe:
  httpGet: { path: /healthz, port: admin }
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 30
readinessProbe:
  httpGet: { path: /readyz, port: admin }
  periodSeconds: 3
  timeoutSeconds: 2
  failureThreshold: 2
livenessProbe:
  httpGet: { path: /healthz, port: admin }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}

{{/* Read by every process: services/runtime/src/process/config.ts. */}}
{{- define "parley.commonEnv" -}}
- name: PARLEY_ENV
  value: {{ .root.Values.environment }}
- name: PARLEY_NODE
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- name: HOST
  value: 0.0.0.0
- name: METRICS_PORT
  value: {{ include "parley.ports.admin" . | quote }}
- name: LOG_LEVEL
  value: {{ .root.Values.logLevel }}
{{- with .root.Values.limits }}
- name: PARLEY_LIMITS
  value: {{ toJson . | quote }}
{{- end }}
{{- with .root.Values.tracing }}
{{- if .endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ .endpoint | quote }}
- name: OTEL_TRACES_SAMPLER_ARG
  value: {{ .ratio | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "parley.listenEnv" -}}
- name: PORT
  value: {{ include "parley.ports.http" . | quote }}
- name: PUBLIC_ORIGINS
  value: {{ include "parley.origins" .root | quote }}
{{- end -}}

{{/* Whose pages may use the platform; the gateway and the services read the same list. */}}
{{- define "parley.origins" -}}
{{- prepend .Values.extraOrigins (printf "https://%s" .Values.host) | join "," | lower -}}
{{- end -}}

{{- define "parley.kafkaEnv" -}}
- name: KAFKA_BROKERS
  {{- if .root.Values.dev.enabled }}
  value: {{ printf "%s:9092" (include "parley.host" (dict "root" .root "part" "kafka")) | quote }}
  {{- else }}
  value: {{ join "," .root.Values.kafka.brokers | quote }}
  {{- end }}
{{- with .root.Values.kafka.sasl }}
{{- if .secretName }}
- name: KAFKA_SASL_MECHANISM
  value: {{ .mechanism }}
- name: KAFKA_SASL_USERNAME
  value: {{ $.part }}
- name: KAFKA_SASL_PASSWORD_FILE
  value: /run/secrets/parley/kafka-password
{{- end }}
{{- end }}
{{- with .root.Values.kafka.tls }}
{{- if .enabled }}
- name: KAFKA_TLS
  value: 'on'
{{- if .secretName }}
- name: KAFKA_CA_FILE
  value: /run/secrets/parley/kafka-ca.crt
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Both ports of a service that people use. */}}
{{- define "parley.containerPorts" -}}
- name: http
  containerPort: {{ include "parley.ports.http" . }}
- name: admin
  containerPort: {{ include "parley.ports.admin" . }}
{{- end -}}

{{/* Node writes nothing but this. */}}
{{- define "parley.scratchMount" -}}
- name: scratch
  mountPath: /tmp
{{- end -}}

{{- define "parley.scratchVolume" -}}
- name: scratch
  emptyDir: { sizeLimit: 64Mi }
{{- end -}}
