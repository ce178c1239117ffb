import { sayStanding, type Standing } from './meanwhile.ts';

interface Props {
  seen: Standing;
  now: Standing | undefined;
  /** Decide about it as it is now. */
  onTake: (now: Standing) => void;
}

/** Tells that what somebody decides about has changed under their hands, and offers to go on from there. */
export function ChangedMeanwhile({ seen, now, onTake }: Props) {
  return (
    <div role="status" className="changed">
      {now && (
        <>
          <p>
            It has changed since you looked: it was <strong>{sayStanding(seen)}</strong>, it is{' '}
            <strong>{sayStanding(now)}</strong>.
          </p>
          <button
            type="button"
            className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
            onClick={() => onTake(now)}
          >
            Go on from how it is now
          </button>
        </>
      )}
    </div>
  );
}
