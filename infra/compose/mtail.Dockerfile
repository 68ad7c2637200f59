# mtail with our program for the gateway's access log (infra/prometheus/exporters).
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends mtail=3.0.0* \
    && rm -rf /var/lib/apt/lists/*
COPY prometheus/exporters/gateway.mtail /etc/mtail/gateway.mtail
USER 1000:1000
HEALTHCHECK --interval=15s --timeout=8s --start-period=120s --retries=3 CMD ["bash", "-c", "</dev/tcp/127.0.0.1/3903"]
CMD ["mtail", "--address=0.0.0.0", "--port=3903", "--progs=/etc/mtail/gateway.mtail", "--logs=/var/log/parley/access.log", "--emit_prog_label=false", "--logtostderr"]
