// Builds the page unless it is up to date. `npm ci` and `npm install` run this; see "prepare" in package.json.
import { buildPage, readBuiltPage } from './src/page-server/page-build.mjs';

try {
  if (!(await readBuiltPage())) {
    const { notStored } = await buildPage();
    if (notStored) console.warn(`The page was built, but the result could not be saved: ${notStored}`);
  }
} catch (error) {
  // An installation must not fail because of the page: it is built again when it is first opened, and shows the error.
  console.warn(`The page could not be built during installation: ${error.message}`);
}
