import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css';
import './board.css';
import './frame/page.css';
import './opel/opel.css';
import { App } from './frame/app.tsx';
import { Connection } from './live/connection.ts';
import { limitsFrom } from './live/liveness.ts';

const connection = new Connection(limitsFrom(location.search));

createRoot(document.getElementById('board')!).render(
  <StrictMode>
    <App connection={connection} />
  </StrictMode>,
);
