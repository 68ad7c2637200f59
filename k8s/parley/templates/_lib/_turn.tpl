{{/* The relays as clients are told them: our coturn's, or those of the values. */}}
{{- define "parley.turnUrls" -}}
{{- if .root.Values.coturn.enabled -}}
{{- $host := .root.Values.coturn.host -}}
turn:{{ $host }}:3478?transport=udp,turn:{{ $host }}:3478?transport=tcp,turns:{{ $host }}:5349?transport=tcp
{{- else -}}
{{- join "," .root.Values.turnUrls -}}
{{- end -}}
{{- end -}}
