import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

const holmes = process.env.HOLMES_URL ?? 'http://localhost:5080';

// Answers are written from texts of others; should one ever get past the Markdown renderer, the browser refuses to run it.
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      injectTo: 'head-prepend',
      attrs: {
        'http-equiv': 'Content-Security-Policy',
        content:
          "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'",
      },
    },
  ],
};

export default defineConfig({
  plugins: [react(), contentSecurityPolicy],
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/api': holmes,
      '/documents': holmes,
      '/ws': { target: holmes.replace(/^http/, 'ws'), ws: true },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
