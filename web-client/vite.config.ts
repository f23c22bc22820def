import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** /v is the site's page; every other address is the staff's, as the server serves them too. */
const pages: Plugin = {
  name: 'pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.split('?')[0] === '/v') request.url = '/v.html'
      next()
    })
  },
}

const server = process.env['GIAOBAN_SERVER'] ?? 'http://127.0.0.1:8080'

// Each page is built for itself (`--mode site` is v.html): shared chunks would cost the light one its limit.
export default defineConfig(({ mode }) => ({
  plugins: [react(), pages],
  build: {
    // The last browsers of Windows 7 and 8.1 are the rule in communes.
    target: ['chrome109', 'firefox115'],
    cssTarget: ['chrome109', 'firefox115'],
    assetsInlineLimit: 0,
    emptyOutDir: mode !== 'site',
    rollupOptions: { input: mode === 'site' ? 'v.html' : 'index.html' },
  },
  test: { include: ['src/**/*.test.ts'], reporters: ['default', ['json', { outputFile: 'target/vitest.json' }]] },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/ws': { target: server.replace(/^http/, 'ws'), ws: true } },
  },
}))
