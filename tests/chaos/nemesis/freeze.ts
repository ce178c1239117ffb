import { named, type Harmful } from './harmful.ts';
import { serverNamed } from './server-named.ts';

/** SIGSTOP: the process keeps its connections, locks and leases, and neither hears nor says anything. Then SIGCONT. */
export const freeze: Harmful = {
  async begin(system, { target }) {
    const thaw = (await serverNamed(system, target)?.freeze()) ?? named(system.services, target).freeze();
    return async () => thaw();
  },
};
