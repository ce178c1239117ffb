import type { Door } from './door.ts';
import { er7 } from './er7.ts';
import { framing } from './framing.ts';
import { json } from './json.ts';

export const doors: readonly Door[] = [framing, er7, json];
