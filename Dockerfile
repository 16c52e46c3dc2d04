# syntax=docker/dockerfile:1
# The bot with its production packages. docs/operations/install.md says how to run it.
ARG NODE=26.10.0

FROM node:${NODE}-slim AS build
WORKDIR /app
# The packages first: they change less often than the sources. The image brings its own Node, so the one among the optional
# packages stays out, and so does the playground.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --workspaces=false --ignore-scripts
COPY src ./src
COPY knowledge ./knowledge
# What a first start works out, kept for every start: the compiled code, the index of the cards, an empty database.
RUN node src/prepare.mjs && chmod -R a+rX node_modules/.cache

FROM node:${NODE}-slim
LABEL org.opencontainers.image.title="Guidepost" \
      org.opencontainers.image.description="A Slack bot with guidance for DevOps teams who work with AI" \
      org.opencontainers.image.licenses="MIT"
# git fetches a team's pages.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates git openssh-client \
    && rm -rf /var/lib/apt/lists/*
# npm is for installing, and nothing is installed here.
RUN rm -rf /usr/local/lib/node_modules/npm /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* \
    && mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=build /app ./
COPY LICENSE NOTICE.md ./
ENV NODE_ENV=production \
    DATA_DIR=/data \
    OPERATIONS_PORT=9464 \
    OPERATIONS_ADDRESS=0.0.0.0
USER node
VOLUME /data
# 3000 is for Slack's requests in HTTP mode; Socket Mode needs no port. 9464 has the health and the metrics.
EXPOSE 3000 9464
# The first start on a slow machine takes a while.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.OPERATIONS_PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Without npm in between, signals reach the bot at once.
# The flag makes garbage be collected sooner, as src/run.mjs does for the Node that it starts.
ENTRYPOINT ["node", "--max-semi-space-size=2", "src/run.mjs"]
CMD ["src/main.ts"]
