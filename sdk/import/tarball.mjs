import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Problem } from './problem.mjs';

// The files of a published npm package, path -> text, read out of its archive; fetched once, then from the cache folder.
export async function readPackage(source, cacheFolder) {
  const archive = path.join(cacheFolder, `${source.npm.replace(/[@/]/g, '_')}-${source.version}.tgz`);
  if (!existsSync(archive)) await pack(source, cacheFolder, archive);
  const bytes = await readFile(archive);
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (integrity !== source.integrity) {
    await rm(archive);
    throw new Problem(
      `${source.npm} ${source.version} has the integrity ${integrity}, packages.mjs pins ${source.integrity}: ` +
        'pin the new one if you changed the version, else the registry served something else.');
  }
  return untar(gunzipSync(bytes));
}

async function pack(source, cacheFolder, archive) {
  await mkdir(cacheFolder, { recursive: true });
  const temporary = await mkdtemp(path.join(cacheFolder, 'pack-'));
  try {
    await promisify(execFile)('npm', ['pack', `${source.npm}@${source.version}`, '--pack-destination', temporary, '--silent']);
    const [file] = await readdir(temporary);
    if (!file) throw new Error('npm pack wrote no file');
    await rename(path.join(temporary, file), archive);
  } catch (error) {
    const said = `${error.stderr ?? ''}`.trim().split('\n').filter(line => !line.startsWith('npm warn'));
    throw new Problem(
      `${source.npm} ${source.version} could not be fetched: ${said.slice(0, 3).join(' ') || error.message}. ` +
        'It takes npm and its registry once; later runs read the cache.');
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const BLOCK = 512;

function untar(bytes) {
  const files = new Map();
  for (let at = 0, longName = null; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const field = (from, length) => bytes.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = parseInt(field(124, 12), 8);
    const kind = field(156, 1);
    const prefix = field(345, 155);
    const body = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (kind === 'x') {
      longName = /(?:^|\n)\d+ path=(.*)\n/.exec(body.toString('utf8'))?.[1] ?? null;
    } else {
      const name = longName ?? (prefix ? `${prefix}/${field(0, 100)}` : field(0, 100));
      longName = null;
      // Every entry of an npm archive stands in one folder, usually `package/`.
      if ((kind === '0' || kind === '') && /\.(d\.ts|js)$/.test(name)) files.set(name.replace(/^[^/]+\//, ''), body.toString('utf8'));
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
