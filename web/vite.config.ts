import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.SLUICE_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': { target: server, changeOrigin: false } } },
  preview: { port: 4173, proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Charts and the BPMN canvas are large and loaded on use; the budget is kept by measure-first-load.mjs.
    chunkSizeWarningLimit: 1200,
  },
})
