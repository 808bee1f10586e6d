import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Browser } from '#test/crm-api/browser.js';
import { startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { overNetworkTo } from '#test/crm-api/exchange.js';

const script = 'console.log("the app");\n'.repeat(40);
const asset = 'index-4fD2aQ.js';
const forPeople = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

let folder: string;
let crm: TestCrmApi;
/** Over a socket, and addresses as they are written: a server in between must not tidy them up. */
let browser: Browser;
let unbuilt: TestCrmApi;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crm-web-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, '.vite'));
  const files: [string, string | Buffer][] = [
    ['index.html', '<!doctype html><title>ALT</title>'],
    ['color-scheme.js', '// dark or light'],
    ['favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['secret.pem', 'not for browsers'],
    ['.vite/manifest.json', '{}'],
    [`assets/${asset}`, script],
    [`assets/${asset}.br`, brotliCompressSync(script)],
    [`assets/${asset}.gz`, gzipSync(script)],
  ];
  await Promise.all(files.map(([name, content]) => writeFile(join(folder, name), content)));
  [crm, unbuilt] = await Promise.all([startTestCrmApi({ webFolder: folder }), startTestCrmApi()]);
  await crm.app.listen({ host: '127.0.0.1', port: 0 });
  browser = new Browser(overNetworkTo(await crm.app.getUrl()));
});
afterAll(async () => {
  await Promise.all([crm.stop(), unbuilt.stop()]);
  await rm(folder, { recursive: true });
});

describe('an address of the web app', () => {
  it.each(['/', '/settings?calendar=denied', '/contacts/0198c1de', '/no/such/page.html'])(
    'answers a browser with the app: %s',
    async (path) => {
      const page = await browser.get(path, forPeople);
      expect(page).toMatchObject({ status: 200, text: '<!doctype html><title>ALT</title>' });
      expect(page.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
    },
  );

  it('lets nothing run, load or frame but this server’s own files, and nothing inline', async () => {
    const { headers } = await browser.get('/', forPeople);
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|data:|https?:|\*/);
  });

  it('tells a browser that has the page already that it still holds', async () => {
    const first = await browser.get('/contacts', forPeople);
    const etag = String(first.headers['etag']);
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const ask = (condition: string) =>
      browser.get('/contacts', {
        headers: { ...forPeople.headers, 'if-none-match': condition },
      });
    expect(await ask(`"older", W/${etag}`)).toMatchObject({ status: 304, text: '' });
    expect(await ask('"older"')).toMatchObject({ status: 200 });
  });

  it('answers HEAD like GET, without the page', async () => {
    const head = await browser.send('HEAD', '/contacts', forPeople);
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
  });

  it('is none for a program, but the first one', async () => {
    expect((await browser.get('/')).status).toBe(200);
    const answer = await browser.get('/contacts');
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(answer.headers['content-security-policy']).not.toContain('script-src');
  });

  it('takes nothing but reading', async () => {
    const answer = await browser.send('POST', '/contacts', forPeople);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it.each(['/api/nothing', '/health/nothing', `/assets/gone-${asset}`])(
    'is not %s, where nothing is even for a browser',
    async (path) => {
      const answer = await browser.get(path, forPeople);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', instance: path } });
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );
});

describe('a file of the web app', () => {
  it.each([
    ['br', brotliCompressSync(script).byteLength],
    ['gzip', gzipSync(script).byteLength],
    ['identity', script.length],
  ])('with its hash in the name is kept for ever, and travels as %s', async (encoding, length) => {
    const answer = await browser.get(`/assets/${asset}`, {
      headers: { 'accept-encoding': encoding },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringMatching(/^(application|text)\/javascript/),
      'content-length': String(length),
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
    expect(answer.headers['vary']).toMatch(/accept-encoding/i);
  });

  it.each([
    ['/color-scheme.js', 'text/javascript; charset=utf-8'],
    ['/favicon.svg', 'image/svg+xml'],
  ])('with a lasting name is asked for anew each time: %s', async (path, type) => {
    const answer = await browser.get(path);
    expect(answer.headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-cache' });
    expect(answer.headers['etag']).toMatch(/^"/);
  });

  it.each([
    '/secret.pem',
    '/.vite/manifest.json',
    '/assets/',
    '/assets/../index.html',
    '/assets/..%2findex.html',
    '/assets/%2e%2e/index.html',
    '//secret.pem',
    '/assets/../.vite/manifest.json',
    '/assets/..%5cindex.html',
  ])('is nothing else that lies there: %s', async (path) => {
    const answer = await browser.get(path);
    expect([403, 404]).toContain(answer.status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});

describe('without a build', () => {
  it('whoever asks for a page is told what to do, and the API works', async () => {
    const page = await unbuilt.browser().get('/', forPeople);
    expect(page).toMatchObject({ status: 503, body: { code: 'pages_not_built' } });
    expect(page.body['detail']).toMatch(/npm run build:web/);
    expect((await unbuilt.browser().get('/health/ready')).status).toBe(200);
    expect(unbuilt.logLines.join('')).toContain('the web app is not built');
  });
});
