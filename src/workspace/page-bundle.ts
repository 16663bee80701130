import react from '@vitejs/plugin-react';
import { build } from 'vite';

// Bundles the page: node page-bundle.ts SOURCE TARGET

const [root, outDir] = process.argv.slice(2);
if (!root || !outDir) throw new Error('Say where the page is and where its bundle goes.');

await build({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [react()],
  build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
});
