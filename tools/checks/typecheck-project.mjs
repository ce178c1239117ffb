import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

// `node tools/checks/typecheck-project.mjs libs/beds`: the types of one project, its specs included, for `nx typecheck`.
const project = process.argv[2];
const own = JSON.parse(readFileSync(join(root, project, 'tsconfig.json'), 'utf8'));
const folder = join(root, '.nx', 'typecheck');
const file = join(folder, `${project.replace('/', '-')}.json`);
const config = own.compilerOptions?.noEmit
  ? { extends: `../../${project}/tsconfig.json`, include: [`../../${project}/src`] }
  : { extends: '../../tsconfig.json', include: [`../../${project}/src/**/*.ts`], exclude: [] };

mkdirSync(folder, { recursive: true });
writeFileSync(file, JSON.stringify(config));
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', file], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
