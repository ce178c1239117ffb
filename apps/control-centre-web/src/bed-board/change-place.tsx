import type { PlaceNow } from '@careway/places';
import { useState } from 'react';
import { ConditionForm } from './condition-form.tsx';
import { sayCode, sayPlace } from './place-now.ts';

interface Props {
  place: PlaceNow;
  /** `says` tells what is so now. */
  onChanged: (says: string) => void;
}

/** Opens to say how a place is. What is said is about the place as it was when this was opened. */
export function ChangePlace({ place, onChanged }: Props) {
  const [seen, see] = useState<PlaceNow>();
  return (
    <div className="change">
      <button
        type="button"
        className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
        aria-expanded={seen !== undefined}
        onClick={() => see(seen ? undefined : place)}
      >
        Say how it is <span className="nhsuk-u-visually-hidden">{sayPlace(place)}</span>
      </button>
      {seen && (
        <ConditionForm
          seen={seen}
          now={place}
          onSee={see}
          onDone={(condition) => {
            see(undefined);
            onChanged(`Said: ${sayPlace(place)} is ${sayCode(condition)}.`);
          }}
        />
      )}
    </div>
  );
}
