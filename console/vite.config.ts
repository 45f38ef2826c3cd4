import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const system = process.env.DUBAN_DEV_SYSTEM ?? 'http://127.0.0.1:8080'
const key = process.env.DUBAN_DEV_KEY

export default defineConfig(({ command }) => ({
  // The gateway has the pages at their own addresses and what they are made of under this one.
  base: command === 'build' ? '/console/' : '/',
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': {
        target: system,
        // A developer without an account calls with a key; a browser never holds one.
        headers: key ? { Authorization: `Bearer ${key}` } : undefined,
      },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the policy of the pages lets nothing inline in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        manualChunks: (id) =>
          id.includes('/node_modules/echarts') || id.includes('/node_modules/zrender') ? 'charts' : undefined,
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test/unmount.ts'],
    // Whoever reads it may sit anywhere; what is shown does not change with the zone.
    env: { TZ: 'America/Los_Angeles' },
    server: { deps: { inline: ['element-plus'] } },
  },
}))
