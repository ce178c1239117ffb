import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../root.mjs';

const OURS =
  /from '@careway\/([a-z0-9-]+)(?:\/[^']*)?'|import\('@careway\/([a-z0-9-]+)|^import '@careway\/([a-z0-9-]+)/gm;
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * What a package says it needs is the same in its sources (specs and their fixtures apart), its package.json, its tsconfig.json (which
 * `tsc -b` builds by) and package-lock.json (which `npm ci` refuses when it differs). Throws with every difference.
 */
export function checkReferences(folder = root) {
  const lock = json(join(folder, 'package-lock.json')).packages;
  const packages = ['apps', 'libs'].flatMap((kind) => readdirSync(join(folder, kind)).map((name) => join(kind, name)));
  const faults = packages.flatMap((path) => faultsOf(folder, path, lock));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return `${packages.length} packages`;
}

function faultsOf(folder, path, lock) {
  const manifest = join(folder, path, 'package.json');
  if (!existsSync(manifest)) return [`${path} has no package.json`];
  const { name, dependencies = {}, nx } = json(manifest);
  const declared = ours(dependencies);
  const used = usedIn(join(folder, path, 'src'));
  const missing = (what, from, where) =>
    what.filter((each) => !from.includes(each)).map((each) => `${path}: @careway/${each} ${where}`);
  const locked = lock[path]?.dependencies ?? {};
  return [
    ...(name === `@careway/${basename(path)}` ? [] : [`${path}: its package.json names it ${name}`]),
    ...(nx?.tags?.some((tag) => tag.startsWith('type:')) ? [] : [`${path}: its package.json has no type: tag`]),
    ...missing(used, declared, 'is imported but not in dependencies of package.json'),
    ...missing(declared, used, 'is in dependencies of package.json but not imported'),
    ...referenceFaults(join(folder, path), declared, missing),
    ...(JSON.stringify(sorted(locked)) === JSON.stringify(sorted(dependencies))
      ? []
      : [`${path}: package-lock.json is older than its package.json: run npm install`]),
  ];
}

function referenceFaults(folder, declared, missing) {
  const config = json(join(folder, 'tsconfig.json'));
  // A page that Vite builds takes no part in `tsc -b`.
  if (config.compilerOptions?.noEmit) return [];
  const fixtures = readdirSync(join(folder, 'src'), { recursive: true }).some((file) => file.endsWith('.fixture.ts'));
  const unbuilt =
    fixtures && !config.exclude?.includes('src/**/*.fixture.ts')
      ? [`${basename(folder)}: its tsconfig.json must exclude src/**/*.fixture.ts`]
      : [];
  const references = (config.references ?? []).map(({ path }) => basename(path));
  return [
    ...unbuilt,
    ...missing(declared, references, 'is in dependencies but not in references of tsconfig.json'),
    ...missing(references, declared, 'is in references of tsconfig.json but not in dependencies'),
  ];
}

const ours = (dependencies) =>
  Object.keys(dependencies)
    .filter((name) => name.startsWith('@careway/'))
    .map((name) => name.slice('@careway/'.length));

const sorted = (record) => Object.entries(record).sort(([one], [other]) => one.localeCompare(other));

function usedIn(folder) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true }).filter(
    (file) => /(?<!\.spec|\.fixture)\.tsx?$/.test(file) && !/(^|[\\/])fixtures[\\/]/.test(file),
  );
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(OURS)].map((found) => found[1] ?? found[2] ?? found[3]))),
  ];
}
