import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Libraries of rules say so by a tag in their package.json, `type:rules` or `type:contracts`. */
const isOfRules = (name) => {
  const file = join(libs, name, 'package.json');
  const { nx } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return nx?.tags?.some((tag) => ['type:rules', 'type:contracts'].includes(tag));
};
const libs = join(import.meta.dirname, 'libs');
const RULES_LIBS = `^libs/(${readdirSync(libs).filter(isOfRules).join('|')})/src/`;
const SPEC = '\\.(spec|fixture)\\.tsx?$';

/**
 * Who may import whom. tools/checks/planted-violations.mjs holds at least one violation of each rule, and the check
 * looks for all of them before it looks at the real tree.
 */
export const boundaries = [
  {
    name: 'no-cycles',
    comment: 'Modules that import one another can only be understood together.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'libs-not-to-apps',
    comment: 'A library is used by apps, never the other way round.',
    severity: 'error',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'app-not-to-app',
    comment: 'Apps talk by events and APIs.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'rules-touch-nothing',
    comment: 'Rules are plain functions: no framework, no client, no file, no socket.',
    severity: 'error',
    from: { path: RULES_LIBS, pathNot: SPEC },
    to: {
      path: [
        '^libs/(database|messaging|mllp|redis-counters|service-kit|testing)/',
        'node_modules/(@nestjs|kafkajs|pg|typeorm|ioredis|fastify|pino)/',
        '^(node:)?(net|fs|fs/promises|tls|http|https|child_process|dgram)$',
      ],
    },
  },
  {
    name: 'one-kafka-client',
    comment: 'Only libs/messaging knows which Kafka client is used.',
    severity: 'error',
    from: { pathNot: '^libs/messaging/' },
    to: { path: 'node_modules/kafkajs/' },
  },
  {
    name: 'one-database-client',
    comment: 'SQL goes through libs/database; entities and migrations may name TypeORM, whose decorators they are.',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: ['^libs/(database|testing)/', '/database/', 'migrations?\\.ts$', SPEC] },
    to: { path: 'node_modules/(pg|typeorm)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'one-redis-client',
    comment: 'Only libs/redis-counters talks to Redis.',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: ['^libs/(redis-counters|testing)/', SPEC] },
    to: { path: 'node_modules/ioredis/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'web-without-server',
    comment: 'What goes to a browser holds no server code; it may use rules and contracts.',
    severity: 'error',
    from: { path: '^apps/[^/]+-web/src/', pathNot: SPEC },
    to: {
      path: [
        '^libs/(?!contracts/|pressure/|places/|custody/|out-of-area/)',
        'node_modules/(@nestjs|kafkajs|pg|typeorm|ioredis|fastify|pino)/',
      ],
    },
  },
  {
    name: 'web-without-node',
    comment: 'A browser has no files and no sockets of its own.',
    severity: 'error',
    from: { path: '^apps/[^/]+-web/src/', pathNot: SPEC },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'no-deep-imports',
    comment: "Another package is what its package.json exports: '@careway/name', never a path into it.",
    severity: 'error',
    from: { path: '^(apps|libs)/([^/]+)/' },
    to: {
      path: '^libs/[^/]+/',
      pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/contracts/src/', '^$1/$2/'],
    },
  },
  {
    name: 'no-relative-way-out',
    comment: 'A relative import stays in its own package.',
    severity: 'error',
    from: { path: '^(apps|libs)/([^/]+)/' },
    to: { path: '^(apps|libs)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
  },
  {
    name: 'nothing-unresolvable',
    comment: 'An import that is not found would be found missing in production.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** How dependency-cruiser reads this tree, the real one and the planted one. */
export const reading = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(dist|coverage)/' },
  tsPreCompilationDeps: true,
  parser: 'swc',
  enhancedResolveOptions: {
    conditionNames: ['@careway/source', 'import', 'node', 'default'],
    exportsFields: ['exports'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
  },
};

export default { forbidden: boundaries, options: reading };
