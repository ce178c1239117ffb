import { sayClock, sayDay } from '@careway/pressure';
import { Link } from 'wouter';

interface Props {
  title: string;
  now: number;
  /** Something that the levels rest on is confirmed by no source. */
  isProvisional: boolean;
  isFrozen: boolean;
  onFreeze: () => void;
}

/** Where this is, and what time it is for the service, with seconds: a clock that stands still is seen. */
export function WallHead({ title, now, isProvisional, isFrozen, onFreeze }: Props) {
  return (
    <header className="wall-head">
      <h1>{title}</h1>
      {isProvisional && <p className="wall-provisional">OPEL provisional</p>}
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
