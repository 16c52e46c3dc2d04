import { expect, it } from 'vitest';
import { prepareFolder } from '../../src/store/data-folder.ts';

it.runIf(process.platform === 'linux')(
  'A data folder where nothing can be made is refused at once, in words',
  () => {
    expect(() => prepareFolder('/proc/nowhere/data')).toThrow(
      /The data folder \/proc\/nowhere\/data cannot be written by this process \(ENOENT\)/,
    );
  },
);
