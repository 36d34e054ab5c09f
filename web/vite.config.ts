import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunkOf } from './build/chunk-of.ts'
import { leaveOut } from './build/leave-out.ts'
import { nameDesk } from './build/name-desk.ts'
import { packFiles } from './build/pack-files.ts'
import { splitEnglish } from './build/split-english.ts'

const server = process.env.SLUICE_SERVER ?? 'http://127.0.0.1:3000'

/** What every page needs; one file, so that the first visit does not wait for dozens of small ones. */
const everyPage =
  /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-router|router-core|history|store|react-store|react-query|query-core)|i18next|@babel\/runtime|clsx|stylis|@emotion|@ant-design\/(cssinjs|cssinjs-utils|fast-color|colors)|antd\/es\/(theme|config-provider|style|locale|app|button|message|notification|modal|skeleton|_util)|@rc-component\/(util|motion|resize-observer|portal|trigger|dialog|notification|tooltip))\//

export default defineConfig({
  root: import.meta.dirname,
  plugins: [leaveOut(), react(), splitEnglish(), nameDesk(), packFiles()],
  server: { port: 5173, proxy: { '/api': { target: server, changeOrigin: false } } },
  preview: { port: 4173, proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Charts and the BPMN canvas are large and loaded on use; the budget is kept by measure-first-load.mjs.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Schemas of fields that nothing in the browser asks are left out.
      treeshake: { manualPureFunctions: ['schemaOf'] },
      output: {
        // The entry names every file: a sign less of each is 0.2 KB less of every first visit.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          groups: [
            { name: 'base', test: everyPage, priority: 20 },
            { name: chunkOf, debugName: 'pages', priority: 10, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
})
