import { OAuth2Client } from 'google-auth-library/build/src/auth/oauth2client.js';
import type { GoogleSettings } from './google.config.js';
import { transportOptions } from './transport.options.js';

/**
 * One of Google's own OAuth clients, for one call: it keeps the credentials it is given. Tamed:
 *
 * - It would retry the token endpoint three times, whatever it is configured to (`retry: false`
 *   included): each request overrides that. A second exchange of one code is answered by
 *   `invalid_grant`, which reads like a revocation.
 * - Its interceptors write requests and answers, tokens and all, to stderr wherever
 *   `GOOGLE_SDK_NODE_LOGGING` is set. They are left out.
 *
 * @param signal ends a request in flight
 * @param onAnswer gets each successful body as Google sent it, before the client rewrites it: it
 *   replaces `expires_in` by a time of its own clock and a new refresh token by the old one
 */
export function openOAuthClient(
  settings: GoogleSettings,
  signal: AbortSignal,
  onAnswer: (body: unknown) => void = () => undefined,
): OAuth2Client {
  const client = new OAuth2Client({
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    endpoints: {
      oauth2AuthBaseUrl: settings.authUrl,
      oauth2TokenUrl: settings.tokenUrl,
      oauth2RevokeUrl: settings.revokeUrl,
    },
    // Not the client's `timeout`: together with a signal that is aborted already, it forgets the signal.
    transporterOptions: transportOptions,
    useAuthRequestParameters: false,
  });
  client.transporter.interceptors.request.add({
    resolved: (request) => {
      delete request.retryConfig;
      const ends = AbortSignal.any([signal, AbortSignal.timeout(settings.callTimeoutMs)]);
      return Promise.resolve(Object.assign(request, { retry: false, signal: ends }));
    },
  });
  client.transporter.interceptors.response.add({
    resolved: (response) => {
      onAnswer(structuredClone(response.data));
      return Promise.resolve(response);
    },
  });
  return client;
}
