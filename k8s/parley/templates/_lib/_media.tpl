{{/* Media of calls: one port for each media worker, for UDP and TCP both, the same inside as outside. */}}

{{- define "parley.lastMediaPort" -}}
{{- $media := .root.Values.video.media -}}
{{- sub (add $media.firstPort $media.workers) 1 -}}
{{- end -}}

{{/* What browsers are told. With a load balancer for each pod: a name made of the pod's, which a DNS controller keeps. */}}
{{- define "parley.announcedAddress" -}}
{{- $media := .root.Values.video.media -}}
{{- if $media.announcedAddress -}}
{{- $media.announcedAddress -}}
{{- else if ne $media.expose "LoadBalancer" -}}
$(HOST_IP)
{{- else -}}
$(PARLEY_NODE).{{ $media.domain }}
{{- end -}}
{{- end -}}

{{- define "parley.mediaPorts" -}}
{{- $media := .root.Values.video.media -}}
{{- range $worker := until (int $media.workers) }}
{{- range $protocol := list "UDP" "TCP" }}
- name: {{ printf "media-%s-%d" (lower $protocol) $worker }}
  protocol: {{ $protocol }}
  containerPort: {{ add $media.firstPort $worker }}
  {{- if eq $media.expose "HostPort" }}
  hostPort: {{ add $media.firstPort $worker }}
  {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A door for media, by UDP and TCP; the selector follows. Takes "root" and "name". */}}
{{- define "parley.mediaService" -}}
{{- $media := .root.Values.video.media -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "parley.labels" (dict "root" .root "part" "media") | nindent 4 }}
  {{- if eq $media.expose "LoadBalancer" }}
  annotations:
    {{- with $media.domain }}
    external-dns.alpha.kubernetes.io/hostname: {{ $.name }}.{{ . }}
    {{- end }}
    {{- with $media.serviceAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
spec:
  type: {{ $media.expose }}
  # Without a second hop, and with the address that the client really has.
  externalTrafficPolicy: Local
  ports:
    {{- range $worker := until (int $media.workers) }}
    {{- range $protocol := list "UDP" "TCP" }}
    {{- $port := add $media.firstPort $worker }}
    - name: {{ printf "media-%s-%d" (lower $protocol) $worker }}
      protocol: {{ $protocol }}
      port: {{ $port }}
      targetPort: {{ $port }}
      {{- if eq $media.expose "NodePort" }}
      nodePort: {{ $port }}
      {{- end }}
    {{- end }}
    {{- end }}
{{- end -}}
