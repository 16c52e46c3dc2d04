// Builds the page unless that is done already: `npm ci` and `npm install` run this, see "prepare" in package.json.
import { buildPage, readBuiltPage } from './src/page-server/page-build.mjs';

try {
  if (!(await readBuiltPage())) {
    const { notStored } = await buildPage();
    if (notStored) console.warn(`The page was built, but the result could not be kept: ${notStored}`);
  }
} catch (error) {
  // Nobody's installation fails for want of a page: it is built when it is first opened, and then says what is wrong.
  console.warn(`The page could not be built during installation: ${error.message}`);
}
