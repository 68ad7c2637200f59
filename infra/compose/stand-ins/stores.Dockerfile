# hadolint global ignore=DL3008,DL3066
# Debian's, Maven's and PyPI's builds of the servers behind the same doors as the official images: the variables,
# files and commands that docker-compose.yml uses. For stores.sh, on machines without an image registry.
FROM debian:bookworm-slim AS postgres
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-15 \
    && rm -rf /var/lib/apt/lists/* /var/lib/postgresql/15
ENV PATH=/usr/lib/postgresql/15/bin:$PATH PGDATA=/var/lib/postgresql/data
RUN mkdir -p "$PGDATA" /var/run/postgresql && chown postgres:postgres "$PGDATA" /var/run/postgresql
COPY entrypoints/postgres.sh /usr/local/bin/docker-entrypoint.sh
STOPSIGNAL SIGINT
USER postgres
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]

FROM debian:bookworm-slim AS redis
RUN apt-get update \
    && apt-get install --yes --no-install-recommends redis-server \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /data
USER redis
CMD ["redis-server"]

FROM debian:bookworm-slim AS kafka
RUN apt-get update \
    && mkdir -p /usr/share/man/man1 && apt-get install --yes --no-install-recommends openjdk-17-jre-headless \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /var/lib/kafka/data && chown 1000:1000 /var/lib/kafka/data
COPY kafka /opt/kafka/libs
COPY entrypoints/kafka.sh /usr/local/bin/docker-entrypoint.sh
USER 1000:1000
CMD ["docker-entrypoint.sh"]

FROM debian:bookworm-slim AS coturn
RUN apt-get update \
    && apt-get install --yes --no-install-recommends coturn \
    && rm -rf /var/lib/apt/lists/*
USER nobody:nogroup
ENTRYPOINT ["turnserver"]

FROM debian:bookworm-slim AS watchers
RUN apt-get update \
    && apt-get install --yes --no-install-recommends wget prometheus prometheus-alertmanager \
       prometheus-blackbox-exporter prometheus-node-exporter prometheus-redis-exporter prometheus-postgres-exporter prometheus-nginx-exporter \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /prometheus /alertmanager && chown nobody:nogroup /prometheus /alertmanager
USER nobody:nogroup

FROM watchers AS prometheus
ENTRYPOINT ["prometheus"]

FROM watchers AS alertmanager
ENTRYPOINT ["prometheus-alertmanager"]

FROM watchers AS node-exporter
ENTRYPOINT ["prometheus-node-exporter"]

FROM watchers AS redis-exporter
ENTRYPOINT ["prometheus-redis-exporter"]

FROM watchers AS postgres-exporter
ENTRYPOINT ["prometheus-postgres-exporter"]

FROM watchers AS nginx-exporter
ENTRYPOINT ["prometheus-nginx-exporter"]

FROM watchers AS blackbox-exporter
ENTRYPOINT ["prometheus-blackbox-exporter"]
