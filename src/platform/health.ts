import { createServer } from 'node:http';
import type { Queryable } from '../domain/database.ts';

/** Answers 200 on /health while the database answers, else 503; any other path is 404. For a process without a page. */
export async function serveHealth(db: Queryable, port: number): Promise<{ stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url !== '/health') return void response.writeHead(404).end();
    db.query('select 1').then(
      () => response.writeHead(200).end('ok'),
      () => response.writeHead(503).end('the database does not answer'),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return { stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
