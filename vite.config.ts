import { fileURLToPath } from 'node:url'
import { minifyContractRouter } from '@orpc/contract'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { contract } from './src/app/contract.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`

// What every page needs changes less often than our code: apart, it stays in the browser's cache.
const vendor =
  /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-)?(router|query|store|history)[^/]*)\//

/** Gives the browser methods and paths only: the schemas would be a third of the first load. */
const contractPlugin: Plugin = {
  name: 'contract',
  resolveId: (id) => (id === 'virtual:contract' ? '\0contract' : null),
  load: (id) =>
    id === '\0contract' ? `export const contract = ${JSON.stringify(minifyContractRouter(contract))}` : null,
}

export default defineConfig({
  root: path('src/app/web'),
  publicDir: path('src/design/public'),
  plugins: [react(), tailwind(), contractPlugin],
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
