import type { Told } from '../history/entry.ts';
import type { Look } from './found.ts';

type Figure = 'occupied' | 'onLeave';

/** In the end ledger and board say what is true of every place. */
const agree =
  (figure: Figure): Look =>
  (history) =>
    [...Map.groupBy(history.all('told'), ({ place }) => place)].flatMap(([place, told]) => {
      const truth = told.find(({ who }) => who === 'truth');
      const others = told.filter(({ who }) => who !== 'truth');
      const said = others.length > 0 ? others : [{ ...nobody(place), at: truth?.at ?? 0 }];
      return said
        .filter((other) => (other[figure] ?? 0) !== (truth?.[figure] ?? 0))
        .map((other) => ({
          what: `${place}: ${other[figure] ?? 0} ${NAMES[figure]} by the ${other.who}, in truth ${truth?.[figure] ?? 0}`,
          lines: told,
        }));
    });

const NAMES: Record<Figure, string> = { occupied: 'are in a bed', onLeave: 'are on leave' };

const nobody = (place: string): Told => ({
  kind: 'told',
  at: 0,
  by: '',
  who: 'ledger',
  place,
  occupied: 0,
  onLeave: 0,
});

/** Promise 2: every figure of people in beds is what the messages amount to. */
export const figuresAreTrue = agree('occupied');

/** Promise 6: a bed kept for a person on leave stays kept. */
export const keptBedsStayKept = agree('onLeave');
