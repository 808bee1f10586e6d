import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { developmentAddresses } from './config.js';

/** The server compresses nothing: it picks one of these by what the browser takes. */
const compressedAssets: Plugin = {
  name: 'compressed-assets',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const assets = join(dir, 'assets');
    for (const name of readdirSync(assets)) {
      const bytes = readFileSync(join(assets, name));
      writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes));
    }
  },
};

const { crmApi, web } = developmentAddresses();

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressedAssets],
  build: {
    outDir: '../../dist/apps/crm-web',
    emptyOutDir: true,
    // The page's policy has no `data:` for images.
    assetsInlineLimit: 0,
    // All at once: a part whose own file did not come at first would be shown without it at the next try.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    host: web.hostname,
    port: Number(web.port),
    strictPort: true,
    proxy: { '/api': crmApi.origin },
  },
});
