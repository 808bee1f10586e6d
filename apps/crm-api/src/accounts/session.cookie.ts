import { Injectable } from '@nestjs/common';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CrmApiConfig } from '../config.js';

export const sessionDays = 30;

/** The cookie's name; with the prefix, browsers keep other hosts and paths from setting it. */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-alt_session' : 'alt_session';

/** Carries a session's token in the browser, signed: what we did not hand out is not looked up. */
@Injectable()
export class SessionCookie {
  readonly #name: string;
  readonly #attributes: CookieSerializeOptions;

  constructor(config: CrmApiConfig) {
    this.#name = sessionCookieName(config.publicUrl);
    this.#attributes = {
      path: '/',
      httpOnly: true,
      // Lax, not Strict: the browser comes back from Google's consent screen with it.
      sameSite: 'lax',
      secure: config.publicUrl.startsWith('https:'),
    };
  }

  /** @returns undefined when there is none, or its signature is not ours */
  read(request: FastifyRequest): string | undefined {
    const raw = request.cookies[this.#name];
    if (raw === undefined) return undefined;
    const { valid, value } = request.unsignCookie(raw);
    return valid ? value : undefined;
  }

  write(reply: FastifyReply, token: string): void {
    const maxAge = sessionDays * 24 * 60 * 60;
    reply.setCookie(this.#name, token, { ...this.#attributes, maxAge, signed: true });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.#name, this.#attributes);
  }
}
