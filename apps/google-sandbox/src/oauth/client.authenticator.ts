import { invalidClient, invalidRequest } from '../errors/oauth.error.js';
import type { FormFields } from './authorization-request.js';

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Client authentication in the body or as HTTP Basic. @throws OAuthError in Google's words */
export function authenticateClient(
  form: FormFields,
  authorization: string | undefined,
  client: OAuthClient,
): void {
  const basic = readBasic(authorization);
  const clientId = basic?.clientId ?? form['client_id'] ?? '';
  const clientSecret = basic?.clientSecret ?? form['client_secret'] ?? '';
  if (clientId === '') throw invalidRequest('Could not determine client ID from request.');
  if (clientId !== client.clientId) throw invalidClient('The OAuth client was not found.');
  if (clientSecret === '') throw invalidRequest('client_secret is missing.');
  if (clientSecret !== client.clientSecret) {
    throw invalidClient('The provided client secret is invalid.');
  }
}

function readBasic(authorization: string | undefined): OAuthClient | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const [clientId, clientSecret] = [text.slice(0, colon), text.slice(colon + 1)];
  return { clientId: formDecoded(clientId), clientSecret: formDecoded(clientSecret) };
}

/** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
