import { fileURLToPath } from 'node:url';

/**
 * Where results are kept that can be worked out again at any time: removing the folder costs time and nothing else.
 * Where it can't be written, everything works without it.
 */
export const CACHE_FOLDER = fileURLToPath(new URL('../node_modules/.cache/guidepost', import.meta.url));
