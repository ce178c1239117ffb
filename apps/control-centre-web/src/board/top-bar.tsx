import { sayClock, sayDay } from '@careway/pressure';
import { Menu } from '../frame/menu.tsx';

/** What this is, where else one can look, and what time it is for the service. */
export function TopBar({ title, now }: { title: string; now: number }) {
  return (
    <header className="top">
      <h1 className="top-title">
        <span className="top-place">{title}</span> Beds and flow
      </h1>
      <Menu />
      <p className="top-clock">
        <span className="top-day">{sayDay(now)}</span>
        <time className="top-time">{sayClock(now)}</time>
      </p>
    </header>
  );
}
