import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SOURCES = ['default', '^default', '{workspaceRoot}/tsconfig.base.json', '{workspaceRoot}/package-lock.json'];

/** Every folder with a package.json in apps/ or libs/ is a project; what it can do follows from what it holds. */
export const createNodes = [
  '{apps,libs}/*/package.json',
  (files, _, { workspaceRoot }) =>
    files.map((file) => [file, { projects: { [dirname(file)]: projectAt(dirname(file), workspaceRoot) } }]),
];

function projectAt(path, workspaceRoot) {
  const has = (file) => existsSync(join(workspaceRoot, path, file));
  const build = has('vite.config.ts') ? runs('vite build', { cwd: path }) : runs(`tsc -b ${path}`);
  return {
    root: path,
    name: path.split('/')[1],
    targets: {
      build: { ...build, dependsOn: ['^build'], outputs: ['{projectRoot}/dist'] },
      typecheck: runs(`node tools/checks/typecheck-project.mjs ${path}`),
      lint: runs(`oxlint ${path}`),
      test: runs(
        `node --experimental-vm-modules node_modules/jest/bin/jest.js --selectProjects unit --passWithNoTests -- ${path}/`,
      ),
      ...(has('src/main.ts')
        ? {
            serve: {
              ...runs(
                `node --watch --conditions=@careway/source --import ./tools/swc-register.mjs ${path}/src/main.ts`,
              ),
              cache: false,
            },
          }
        : {}),
    },
  };
}

const runs = (command, options = {}) => ({
  executor: 'nx:run-commands',
  options: { command, ...options },
  cache: true,
  inputs: SOURCES,
});
