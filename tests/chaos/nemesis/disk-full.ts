import type { Harmful } from './harmful.ts';

/**
 * The file system of PostgreSQL has no room left, for data and write-ahead log alike. PostgreSQL may end itself over it;
 * it is healed when there is room and it answers again.
 */
export const diskFull: Harmful = {
  cannot: (system) => system.disk.missing,
  begin(system) {
    const release = system.servers.postgres.hold();
    system.disk.fill();
    return async () => {
      system.disk.free();
      await release();
    };
  },
};
