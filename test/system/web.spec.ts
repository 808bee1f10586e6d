import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser as Chromium } from 'playwright-core';
import { AgentPage, calm, dark, desktop, phone } from '#test/browser/agent.page.js';
import { barriersOn } from '#test/browser/axe.check.js';
import { openBrowser } from '#test/browser/browser.opener.js';
import { Browser } from '#test/crm-api/browser.js';
import { overNetworkTo } from '#test/crm-api/exchange.js';
import { eventually } from '#test/eventually.js';
import { AgentClient } from './agent.client.js';
import { Product } from './product.js';

const built = join(import.meta.dirname, '../../dist/apps/crm-web');

let product: Product;
let chromium: Chromium;
const open = new Set<AgentPage>();
beforeAll(async () => {
  [product, chromium] = await Promise.all([Product.start(), openBrowser()]);
});
afterEach(async () => {
  // Each says what the browser had against it.
  await Promise.all([...open].map((one) => one.close()));
  open.clear();
});
afterAll(async () => {
  await chromium.close();
  await product.stop();
});

async function openPage(options?: Parameters<typeof AgentPage.open>[2]): Promise<AgentPage> {
  const page = await AgentPage.open(chromium, product.crmApi.address, options);
  open.add(page);
  return page;
}

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** Bytes of script, as they travel, that have come when the page with these parts is shown. */
async function scriptOf(parts: readonly string[]): Promise<number> {
  const manifest = JSON.parse(await readFile(join(built, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const found = new Set<string>();
  const collect = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`${name} is not part of the build`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    chunk.imports?.forEach(collect);
  };
  parts.forEach(collect);
  const scripts = await Promise.all([...found].map((file) => readFile(join(built, file))));
  return scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).byteLength, 0);
}

describe('the web app, as it is served', () => {
  it('names its scripts and styles by their content, and they travel compressed', async () => {
    const browser = new Browser(overNetworkTo(product.crmApi.address));
    const page = await browser.get('/sign-in', { headers: { accept: 'text/html' } });
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    const links = [...page.text.matchAll(/"(\/assets\/[^"]+\.(?:js|css))"/g)].map(
      ([, link = '']) => link,
    );
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) {
      const asset = await browser.get(link, { headers: { 'accept-encoding': 'gzip, br' } });
      expect([link, asset.headers['cache-control']]).toEqual([
        link,
        'public, max-age=31536000, immutable',
      ]);
      expect([link, asset.headers['content-encoding']]).toEqual([link, 'br']);
    }
  });

  it('is typed by the very description that crm-api gives while it runs', async () => {
    const served = await fetch(`${product.crmApi.address}/api/openapi.json`);
    const printer = join(built, '../crm-api/src/openapi.main.js');
    const { stdout } = await promisify(execFile)(process.execPath, [printer]);
    expect(JSON.parse(stdout)).toEqual(await served.json());
  });

  it.each([
    ['the sign-in page', ['src/session/sign-in.page.tsx']],
    ['the agenda', ['src/app/shell.tsx', 'src/agenda/agenda.page.tsx']],
    ['the contacts', ['src/app/shell.tsx', 'src/contacts/contacts.page.tsx']],
    ['the settings', ['src/app/shell.tsx', 'src/settings/settings.page.tsx']],
  ])('shows %s after 200 kB of script at most', async (_page, parts) => {
    expect(await scriptOf(['index.html', ...parts])).toBeLessThanOrEqual(200_000);
  });
});

describe('the web app, in a browser', () => {
  it.each([
    ['/sign-in', 'Sign in', phone],
    ['/sign-in', 'Sign in', { ...desktop, ...dark }],
    ['/sign-up', 'Create an account', { ...phone, ...dark, ...calm }],
    ['/sign-up', 'Create an account', desktop],
  ])('has no barrier at %s', async (path, heading, options) => {
    const agent = await openPage(options);
    await agent.goTo(path);
    await agent.sees(heading);
    expect(await barriersOn(agent.page)).toEqual([]);
  });

  it('signs somebody up, and shows every place', async () => {
    const agent = await openPage(phone);
    await agent.signUp({ name: 'Ana', email: 'ana@alt.example', password: 'four plain words' });
    expect(agent.place).toBe('/');
    await agent.openContacts();
    await agent.openSettings();
    await agent.openAgenda();
  });

  it('leads back to where somebody wanted to go after signing in', async () => {
    const person = await AgentClient.signUp(product.crmApi.address, 'Bo', 'bo@alt.example');
    const agent = await openPage();
    await agent.goTo('/contacts?search=clara');
    await agent.signIn(person);
    await agent.sees('Contacts');
    expect(agent.place).toBe('/contacts?search=clara');
  });

  it('leads nobody to another site, and shows its places at whatever address', async () => {
    const person = await AgentClient.signUp(product.crmApi.address, 'Eve', 'eve@alt.example');
    const agent = await openPage();
    const elsewhere = encodeURIComponent('https://elsewhere.example/x');
    await agent.goTo(`/sign-in?next=${elsewhere}`);
    await agent.signIn(person);
    await agent.sees('Agenda');
    for (const [place, heading] of [
      [`/sign-in?next=${elsewhere}`, 'Agenda'],
      ['/?day=abc&appointment=x', 'Agenda'],
      ['/week?week=abc', 'Week'],
    ] as const) {
      await agent.goTo(place);
      await agent.sees(heading);
      // What it does not understand is gone from the address, too.
      expect(agent.place).toBe(heading === 'Week' ? '/week' : '/');
    }
    await agent.goTo('/contacts?search=555');
    await agent.page.getByText('No contact matches “555”.').waitFor();
    // A pasted tab, or what the API refuses to look for.
    await agent.goTo('/contacts?search=5%0055');
    await agent.page.getByText('No contact matches “5 55”.').waitFor();
  });

  it('says so where there is nothing', async () => {
    const agent = await openPage();
    await agent.goTo('/no/such/page.html');
    await agent.sees('Nothing here');
    expect(await barriersOn(agent.page)).toEqual([]);
  });

  it.each([
    ['dark', { colorScheme: 'light' }],
    ['light', { colorScheme: 'dark' }],
  ] as const)('is %s before its script has come, when that was chosen', async (chosen, system) => {
    const agent = await openPage(system);
    await agent.page.addInitScript({
      content: `localStorage.setItem('mantine-color-scheme-value', '${chosen}')`,
    });
    const script = Promise.withResolvers<void>();
    await agent.page.route('**/assets/*.js', async (route) => {
      await script.promise;
      await route.continue();
    });
    await agent.page.goto('/sign-in', { waitUntil: 'commit' });
    await eventually(async () => {
      const isStyled = 'document.body !== null && document.styleSheets.length > 0';
      expect(await agent.page.evaluate(isStyled)).toBe(true);
    });
    const ground = 'getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)';
    const shades = await agent.page.evaluate<number[]>(ground);
    expect(await agent.page.evaluate('document.getElementById("root").childElementCount')).toBe(0);
    expect(
      shades.slice(0, 3).every((shade) => (chosen === 'dark' ? shade < 64 : shade > 224)),
    ).toBe(true);
    script.resolve();
    await agent.sees('Sign in');
  });
});
