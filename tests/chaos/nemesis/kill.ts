import { serverNamed } from './server-named.ts';
import { named, type Harmful } from './harmful.ts';

/**
 * kill -9. A service is started again by what watches over it, at once; a server stays down until it is healed, and is
 * healed when it answers again.
 */
export const kill: Harmful = {
  async begin(system, { target }) {
    const server = serverNamed(system, target);
    if (!server) {
      named(system.services, target).kill();
      return async () => undefined;
    }
    const release = server.hold();
    await server.kill();
    return release;
  },
};
