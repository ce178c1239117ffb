import { PROPERTY_MS, propertyRuns } from '@careway/testing';
import { doors } from './doors/all.ts';
import { tryDoor } from './run.ts';

const RUNS = { framing: 80, er7: 300, json: 300 };

describe('any bytes', () => {
  it.each(doors)(
    'break nothing behind the door of $name',
    (door) => {
      const { seed = 0, numRuns = RUNS[door.name] } = propertyRuns(RUNS[door.name]);
      const { finds, inputs } = tryDoor(door, { seed, numRuns });
      expect(finds).toEqual([]);
      expect(inputs).toBe(numRuns);
    },
    PROPERTY_MS,
  );
});
