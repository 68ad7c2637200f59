# hadolint global ignore=DL3008,DL3066
FROM scratch
COPY mediasoup-worker /mediasoup-worker
