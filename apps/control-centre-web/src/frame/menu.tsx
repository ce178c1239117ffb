import { Link, useLocation } from 'wouter';
import { isAt, PAGES } from './pages.ts';

export function Menu() {
  const [here] = useLocation();
  return (
    <nav className="menu" aria-label="Pages">
      <ul>
        {PAGES.map(({ path, name }) => (
          <li key={path}>
            <Link href={path} aria-current={isAt(path, here) ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
