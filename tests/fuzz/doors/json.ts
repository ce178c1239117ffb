import { bytesOf, parseHl7Like, readHl7Like } from '../../../apps/gateway/src/receive-messages/read-hl7-like.ts';
import { jsonBytes } from '../bytes/json.ts';
import { withinLimit } from '../work.ts';
import type { Door } from './door.ts';
import { checkMessage } from './messages.ts';
import { settings } from './settings.ts';

/** Bodies of `POST /events`, one by one, as they stand in a list. */
export const json: Door = {
  name: 'json',
  inputs: jsonBytes,
  check(input) {
    for (const body of bodiesOf(input)) {
      for (const from of settings.slice(0, 2)) {
        withinLimit(() => void readHl7Like(body, from));
        const bytes = bytesOf(body);
        if (bytes) checkMessage(bytes, from, readHl7Like(body, from), headerOf(body));
      }
    }
  },
};

/** What a body says of itself and its sender: an answer may repeat it. */
export const headerOf = (body: object): string => {
  const { controlId, sendingApplication, sendingFacility, type, event } = body as Record<string, unknown>;
  return [controlId, sendingApplication, sendingFacility, type, event]
    .filter((said) => typeof said === 'string')
    .join();
};

/** The messages in a body; none when it is no JSON: then the HTTP server answers. */
export function bodiesOf(input: Buffer): object[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(input.toString());
  } catch {
    return [];
  }
  if (!Array.isArray(parsed)) return [parseHl7Like(input) ?? []].flat();
  return parsed.slice(0, 3).filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
}
