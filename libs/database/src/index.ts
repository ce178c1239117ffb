export type { Tx } from './tx.ts';
export { Database } from './database.ts';
export { openDatabase, type DatabaseOptions, type MigrationClass } from './open-database.ts';
export { DatabaseModule } from './database.module.ts';
export { isBrokenWorld, isTransient } from './broken-world.ts';
