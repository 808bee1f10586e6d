import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

/** Everything from this server; Swagger UI draws its icons as data: images. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ALT · API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<noscript>This page needs JavaScript. The same in plain: <a href="/api/openapi.json">openapi.json</a>.</noscript>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/begin.js"></script>
</body>
</html>
`;

/** No validator badge: it would ask a server on the internet. */
const begin = `SwaggerUIBundle({
  url: '/api/openapi.json',
  domNode: document.getElementById('docs'),
  deepLinking: true,
  validatorUrl: null,
});
`;

interface Asset {
  readonly type: string;
  open(): Readable;
}

const distribution = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist'));
const fileAsset = (name: string, type: string): Asset => ({
  type,
  open: () => createReadStream(join(distribution, name)),
});

const assets: ReadonlyMap<string, Asset> = new Map([
  ['swagger-ui.css', fileAsset('swagger-ui.css', 'text/css; charset=utf-8')],
  ['swagger-ui-bundle.js', fileAsset('swagger-ui-bundle.js', 'text/javascript; charset=utf-8')],
  [
    'begin.js',
    { type: 'text/javascript; charset=utf-8', open: () => Readable.from([Buffer.from(begin)]) },
  ],
]);

export const docsAsset = (name: string): Asset | undefined => assets.get(name);
