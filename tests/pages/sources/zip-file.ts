import { writeFile } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive, with what may be wrong about it. */
export interface ZipEntry {
  content: string | Buffer;
  encrypted?: boolean;
  /** What the archive says about the size of the content, if that is not so. */
  saysSize?: number;
  /** Whether its name is UTF-8 without saying so. */
  unmarked?: boolean;
  broken?: boolean;
}

/** The bytes of a zip file, written as APPNOTE.TXT describes it. */
export function zipOf(entries: Record<string, ZipEntry | string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, given] of Object.entries(entries)) {
    const entry: ZipEntry = typeof given === 'string' ? { content: given } : given;
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content);
    if (entry.broken) packed.fill(0xff);
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((entry.encrypted ? 1 : 0) | (entry.unmarked ? 0 : 0x800), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x6000, 6);
    common.writeUInt16LE((46 << 9) | (2 << 5) | 3, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.saysSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** Writes a zip file. */
export async function writeZip(file: string, entries: Record<string, ZipEntry | string>): Promise<void> {
  await writeFile(file, zipOf(entries));
}
