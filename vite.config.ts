import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`

// What every page needs changes less often than our code: apart, it stays in the browser's cache.
const vendor =
  /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-)?(router|query|store|history)[^/]*)\//

export default defineConfig({
  root: path('src/app/web'),
  publicDir: path('src/design/public'),
  plugins: [react(), tailwind()],
  build: {
    outDir: path('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: ['chrome120', 'firefox121', 'safari17.2'],
    // A small file inlined as data: would need a laxer content security policy.
    assetsInlineLimit: 0,
    license: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'vendor', test: vendor }] } },
    },
  },
  server: { proxy: { '/api': server } },
})
