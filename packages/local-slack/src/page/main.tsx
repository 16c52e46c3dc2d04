import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';
import { PreviewApp } from './preview/preview-app.tsx';
import { App } from './shell/app.tsx';
import { applyTheme, rememberedTheme } from './state/theme.ts';

applyTheme(rememberedTheme());
const root = document.getElementById('page');
if (root) {
  createRoot(root).render(
    <StrictMode>{location.pathname === '/preview' ? <PreviewApp /> : <App />}</StrictMode>,
  );
}
