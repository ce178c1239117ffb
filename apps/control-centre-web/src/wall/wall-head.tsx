import { sayClock, sayDay } from '@careway/pressure';
import { Link } from 'wouter';

interface Props {
  title: string;
  now: number;
  isFrozen: boolean;
  onFreeze: () => void;
}

/** Where this is, and what time it is for the service, with seconds: a clock that stands still is seen. */
export function WallHead({ title, now, isFrozen, onFreeze }: Props) {
  return (
    <header className="wall-head">
      <h1>{title}</h1>
      <Link className="wall-way" href="/desk">
        Desk
      </Link>
      <button type="button" className="wall-freeze" aria-pressed={isFrozen} onClick={onFreeze}>
        Freeze
      </button>
      <p className="wall-day">{sayDay(now)}</p>
      <time className="wall-clock">{sayClock(now)}</time>
    </header>
  );
}
