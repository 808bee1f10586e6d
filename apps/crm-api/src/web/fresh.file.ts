import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** Whether it is a kind of file that browsers ask for. */
export const isServable = (name: string): boolean => extname(name) in types;

/**
 * Answers with a small file whose name stays the same from release to release: browsers keep it and
 * ask each time whether it still holds. By its content: two builds of one length and one time stamp,
 * as reproducible images have them, must not pass for each other.
 */
export async function sendFresh(
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const bytes = await readFile(path);
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  reply.headers({ 'cache-control': 'no-cache', etag: tag });
  if (names(request.headers['if-none-match'], tag)) return reply.status(304).send();
  return reply.type(types[extname(path)] ?? '').send(bytes);
}

/** Proxies that compress make tags weak; compared for reading, that is no difference (RFC 9110). */
function names(condition: string | undefined, tag: string): boolean {
  const listed = (condition ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return listed.includes(tag);
}
