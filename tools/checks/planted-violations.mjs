/** A tree of files in which each import of a listed pair breaks the rule beside it. Nobody imports `planted` files. */
export const planted = [
  ['no-cycles', 'libs/beds/src/one.ts', "import './two.ts';"],
  ['libs-not-to-apps', 'libs/beds/src/asks-an-app.ts', "import '../../../apps/gateway/src/inner.ts';"],
  ['app-not-to-app', 'apps/bed-tracking/src/asks-an-app.ts', "import '../../gateway/src/inner.ts';"],
  ['rules-touch-nothing', 'libs/contracts/src/opens-a-file.ts', "import 'node:fs';"],
  ['rules-touch-nothing', 'libs/capacity/src/uses-nest.ts', "import '@nestjs/common';"],
  ['rules-touch-nothing', 'libs/hl7v2/src/asks-the-database.ts', "import '../../database/src/index.ts';"],
  [
    'one-kafka-client',
    'apps/gateway/src/sends.ts',
    "import type { Kafka } from 'kafkajs';\nexport type Client = Kafka;",
  ],
  ['one-database-client', 'apps/gateway/src/asks.ts', "import 'pg';"],
  ['one-redis-client', 'apps/bed-tracking/src/counts.ts', "import 'ioredis';"],
  ['web-without-node', 'apps/control-centre-web/src/reads-a-file.ts', "import 'node:fs';"],
  ['web-without-server', 'apps/control-centre-web/src/asks.ts', "import '../../../libs/database/src/index.ts';"],
  ['no-deep-imports', 'apps/gateway/src/goes-deep.ts', "import '../../../libs/beds/src/inner.ts';"],
  ['no-relative-way-out', 'apps/gateway/src/climbs.ts', "import '../../../libs/beds/src/index.ts';"],
  ['nothing-unresolvable', 'apps/gateway/src/loses.ts', "import '@careway/nowhere';"],
];

/** What the violations lead to, and a file that breaks nothing. */
export const innocent = {
  'libs/beds/src/index.ts': "export * from './inner.ts';",
  'libs/beds/src/two.ts': "import './one.ts';",
  'libs/beds/src/inner.ts': 'export const inner = 1;',
  'libs/database/src/index.ts': "export * from 'pg';",
  'apps/gateway/src/inner.ts': 'export const inner = 1;',
  ...Object.fromEntries(
    ['kafkajs', 'pg', 'ioredis', '@nestjs/common'].flatMap((name) => [
      [`node_modules/${name}/index.js`, 'export {};'],
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js', type: 'module' }),
      ],
    ]),
  ),
};
