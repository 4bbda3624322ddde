// Adds resource types and functions to the schema tables of a provider stand-in, or reads all listed ones anew; README.md beside it.
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packages } from './packages.mjs';
import { Problem, nearest } from './problem.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

const usage = `usage: node sdk/import/import.mjs add TOKEN...          e.g. add aws:ec2/vpc:Vpc aws:kms/key:Key
       node sdk/import/import.mjs refresh [PACKAGE...]  reads every listed type anew; packages: ${Object.keys(packages).join(', ')}`;

async function main(words) {
  const [verb, ...names] = words;
  if (verb === 'add' && names.length > 0) {
    for (const [name, tokens] of group(names, packageOf)) await update(name, tokens);
  } else if (verb === 'refresh') {
    const unknown = names.find(name => !Object.hasOwn(packages, name));
    if (unknown) throw new Problem(`unknown package '${unknown}'; there are ${Object.keys(packages).join(', ')}.`);
    for (const name of names.length > 0 ? names : Object.keys(packages)) await update(name, []);
  } else {
    console.error(usage);
    process.exitCode = 2;
  }
}

function packageOf(token) {
  const parts = token.split(':');
  const name = parts[0] === 'pulumi' && parts[1] === 'providers' ? parts[2] : parts[0];
  if (parts.length !== 3 || !Object.hasOwn(packages, name)) {
    throw new Problem(`'${token}' is no resource type or function that can be read: expected PACKAGE:MODULE/NAME:TYPE with PACKAGE one of ` +
      `${Object.keys(packages).join(', ')}, e.g. aws:ec2/vpc:Vpc.`);
  }
  return name;
}

function group(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

async function update(name, added) {
  // The compiler is loaded here, so that bad usage is told before anything is installed.
  const [{ Declarations }, { listedTokens, tables }, { readPackage }] =
    await Promise.all([import('./declarations.mjs'), import('./tables.mjs'), import('./tarball.mjs')]).catch(error => {
      if (error.code === 'ERR_MODULE_NOT_FOUND') throw new Problem('the typescript package is missing: run `npm ci --prefix sdk/import` once.');
      throw error;
    });
  const source = packages[name];
  const folder = path.resolve(here, '../..', source.folder);
  const present = await existing(folder);
  const declarations = new Declarations(await readPackage(source, path.join(here, 'node_modules/.cache')));

  const provider = `pulumi:providers:${name}`;
  const tokens = [...new Set([provider, ...[...present.values()].flatMap(listedTokens), ...added])];
  const known = declarations.tokens;
  for (const token of tokens.filter(token => !known.includes(token))) {
    throw new Problem(`${source.npm} ${source.version} has no resource type or function ${token}; nearest: ${nearest(token, known).join(', ')}.`);
  }

  const written = tables(name, source, declarations, tokens);
  await replace(folder, present, written);
  const changed = [...written].filter(([file, text]) => present.get(file) !== text).map(([file]) => file);
  console.log(`${name} ${source.version}: ${tokens.length} types, ${changed.length ? `changed ${changed.join(', ')}` : 'nothing changed'}`);
}

async function existing(folder) {
  await mkdir(folder, { recursive: true });
  const files = (await readdir(folder)).filter(file => file.endsWith('.schema')).sort();
  return new Map(await Promise.all(files.map(async file => [file, await readFile(path.join(folder, file), 'utf8')])));
}

// Everything is computed before the first write, and each file appears whole.
async function replace(folder, present, written) {
  for (const [file, text] of written) {
    if (present.get(file) === text) continue;
    const temporary = path.join(folder, `.${file}.new`);
    await writeFile(temporary, text);
    await rename(temporary, path.join(folder, file));
  }
  for (const file of present.keys()) if (!written.has(file)) await rm(path.join(folder, file));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`import: ${error.message}`);
  process.exitCode = 1;
}
