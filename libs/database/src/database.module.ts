import { Module, type DynamicModule } from '@nestjs/common';
import { Drain, Readiness } from '@careway/service-kit';
import { Database } from './database.ts';
import { openDatabase, type DatabaseOptions } from './open-database.ts';

/** Gives an app its `Database`, opened and migrated before anything else starts, closed after everything else stopped. */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: Database,
          inject: [Readiness, Drain],
          useFactory: async (readiness: Readiness, drain: Drain) => {
            const database = await openDatabase(options);
            readiness.require('database', async () => void (await database.query('SELECT 1')));
            drain.at('stores', 'database', () => database.stop());
            return database;
          },
        },
      ],
      exports: [Database],
    };
  }
}
