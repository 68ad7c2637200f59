{{/*
The Node processes of Parley, and the stores that each uses. Those that serve requests have templates of their own; a worker is
described by `worker` in its values, and templates/worker makes its resources. The same as services/runtime/src/process/processes.ts:
infra/local/test/processes.test.ts holds that.
*/}}
{{- define "parley.processes" -}}
auth: [postgres, redis, kafka]
chat: [mongo, redis, kafka]
video: [redis, kafka]
files: [redis, s3]
{{- range $name := include "parley.workers" . | fromYamlArray }}
{{ $name }}: {{ (index $.Values $name).worker.stores | toJson }}
{{- end }}
{{- end -}}

{{/* The names of the workers, as a YAML array. Takes the root context, as the other helpers here. */}}
{{- define "parley.workers" -}}
{{- $workers := list -}}
{{- range $name, $values := .Values -}}
{{- if and (kindIs "map" $values) (hasKey ($values | default dict) "worker") -}}
{{- $workers = append $workers $name -}}
{{- end -}}
{{- end -}}
{{- $workers | sortAlpha | toJson -}}
{{- end -}}

{{/* The names of all processes, as a YAML array. */}}
{{- define "parley.processNames" -}}
{{- include "parley.processes" . | fromYaml | keys | sortAlpha | toJson -}}
{{- end -}}

{{/* The names of those that use a store, as a YAML array: (dict "root" $ "store" "redis"). */}}
{{- define "parley.usersOf" -}}
{{- $users := list -}}
{{- range $name, $stores := include "parley.processes" .root | fromYaml -}}
{{- if has $.store $stores -}}
{{- $users = append $users $name -}}
{{- end -}}
{{- end -}}
{{- $users | sortAlpha | toJson -}}
{{- end -}}
