import { parseArgs } from 'node:util';
import { postJourneys } from './post-journeys.ts';

const USAGE = `Posts whole journeys of invented people to an MLLP port and prints how it then stands, as JSON.

  --mllp host:port   where to post
  --messages 2000    how many messages
  --seed 1           the same seed gives the same people
  --run NAME         what their numbers begin with; give a new one to post again to the same system
  --connections 4    of each sender
`;

const { values } = parseArgs({
  options: {
    mllp: { type: 'string' },
    messages: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    run: { type: 'string' },
    connections: { type: 'string', default: '4' },
  },
});
const [host, port] = values.mllp?.split(':') ?? [];
if (!host || !Number(port)) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const posted = await postJourneys({
  count: Number(values.messages),
  seed: Number(values.seed),
  connections: Number(values.connections),
  mllp: { host, port: Number(port) },
  ...(values.run && { run: values.run }),
});
process.stdout.write(`${JSON.stringify(posted)}\n`);
