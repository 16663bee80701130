FROM node:24-bookworm-slim AS install
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=install /app/node_modules node_modules
COPY . .
# The image's own user; the data folder is the only place it writes to.
RUN mkdir -p /data && chown node:node /data
USER node
ENV DAYBREAK_DATA_DIR=/data PORT=3000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/cli.ts", "start"]
