import { defineConfig } from 'vite';

// The pages are served by the API from its own files: no address outside this machine is ever asked.
export default defineConfig({
  base: '/',
  build: {
    outDir: '../Api/wwwroot',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    rollupOptions: { input: { index: 'index.html', graphiql: 'graphiql.html' } },
  },
});
