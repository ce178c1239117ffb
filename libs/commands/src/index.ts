export { IdempotencyKey, IfMatch } from './command-headers.ts';
export { COMMAND_TABLE } from './command-table.ts';
export { digestOf, once } from './once.ts';
