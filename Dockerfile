# One image for each service: docker build --build-arg SERVICE=gateway .
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG FONT_IMAGE=node:22-slim
ARG RUN_IMAGE=eclipse-temurin:25-jre

# Only for npm, which brings the fonts of letters and makes the console.
FROM ${FONT_IMAGE} AS fonts
WORKDIR /fonts
COPY notification-service/fonts/package.json notification-service/fonts/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM ${FONT_IMAGE} AS console
WORKDIR /src/console
COPY console/package.json console/package-lock.json console/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY gateway/src/main/resources/static/openapi.yaml ../gateway/src/main/resources/static/
COPY console ./
RUN npm run build

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
COPY --from=fonts /fonts/node_modules notification-service/fonts/node_modules
COPY --from=console /src/console/dist console/dist
RUN mvn -B -ntp -q -DskipTests -pl complaint-service,project-service,ranking-service,notification-service,gateway -am package

FROM ${RUN_IMAGE}
ARG SERVICE
RUN groupadd --system --gid 10001 duban && useradd --system --uid 10001 --gid duban --home-dir /app duban \
    && mkdir -p /app /data /secrets && chown duban:duban /app /data /secrets
COPY --from=build --chown=duban:duban /src/${SERVICE}/target/*-exec.jar /app/service.jar
COPY --chown=duban:duban docker/entrypoint.sh docker/healthy.sh docker/make-secrets.sh /app/
USER duban
WORKDIR /data
# /tmp of a read-only container runs nothing, so RocksDB unpacks its library beside its state.
ENV DUBAN_BIND=0.0.0.0 DUBAN_STATE_DIR=/data/streams ROCKSDB_SHAREDLIB_DIR=/data
ENTRYPOINT ["bash", "/app/entrypoint.sh"]
