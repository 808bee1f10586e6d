/**
 * What a page of the app may do: run, show and ask what comes from this server, and nothing that
 * stands in the page itself. So text of a client's that ends up in the markup runs nowhere, and no
 * string becomes code. The app keeps to it (docs/adr/0012-no-inline-anything.md).
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** In place of what an answer with data has. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': pagePolicy,
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'same-origin',
};
