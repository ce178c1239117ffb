import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

interface CssNode {
  name?: string;
  params?: string;
  value?: string;
  remove(): void;
}

/**
 * What of the NHS style sheet does not go with this page: the web font (licensed for nhs.uk alone, and fetched from
 * another host), icons of components that are not used, and a media query for Internet Explorer.
 */
const ownHostOnly = {
  postcssPlugin: 'own-host-only',
  AtRule: (rule: CssNode) => {
    if (rule.name === 'font-face' || rule.params?.includes('\\0')) rule.remove();
  },
  Declaration: (declaration: CssNode) => {
    if (declaration.value?.includes('url(/assets')) declaration.remove();
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@careway/source', ...defaultClientConditions] },
  css: { postcss: { plugins: [ownHostOnly] } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', sourcemap: false },
});
