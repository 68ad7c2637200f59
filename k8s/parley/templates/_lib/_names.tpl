{{/*
Names and labels. Most helpers of this chart take (dict "root" $ "part" "auth"): the root context and a part's name,
which is also the key of its values.
*/}}

{{/* The beginning of all names. Short enough that a pod's name, which is its PARLEY_NODE, stays within 64 characters. */}}
{{- define "parley.fullname" -}}
{{- $name := ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) (contains .Chart.Name .Release.Name) -}}
{{- $name | replace "." "-" | trunc 36 | trimSuffix "-" -}}
{{- end -}}

{{- define "parley.name" -}}
{{- printf "%s-%s" (include "parley.fullname" .root) .part -}}
{{- end -}}

{{/* What selects the pods of this release, of whatever part. */}}
{{- define "parley.releaseSelector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end -}}

{{- define "parley.selector" -}}
{{ include "parley.releaseSelector" . }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{- define "parley.labels" -}}
{{ include "parley.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "parley.metadata" -}}
name: {{ include "parley.name" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "parley.labels" . | nindent 2 }}
{{- end -}}

{{/* The name by which pods reach the Service of a part. */}}
{{- define "parley.host" -}}
{{- printf "%s.%s.svc" (include "parley.name" .) .root.Release.Namespace -}}
{{- end -}}

{{/* An image of ours: (dict "root" $ "repository" "auth"). */}}
{{- define "parley.image" -}}
{{- $image := .root.Values.image -}}
{{- $name := printf "%s%s:%s" $image.prefix .repository ($image.tag | default .root.Chart.AppVersion) -}}
{{- empty $image.registry | ternary $name (printf "%s/%s" $image.registry $name) -}}
{{- end -}}

{{/* The port of every service for its users, and the one for its operators. */}}
{{- define "parley.ports.http" -}}3000{{- end -}}
{{- define "parley.ports.admin" -}}9100{{- end -}}
