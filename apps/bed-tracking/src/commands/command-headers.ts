export { IdempotencyKey, IfMatch } from '@careway/commands';
