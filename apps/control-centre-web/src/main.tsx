import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css';
import './board.css';
import { BoardPage } from './board/board-page.tsx';
import { Connection } from './live/connection.ts';
import { limitsFrom } from './live/liveness.ts';

const connection = new Connection(limitsFrom(location.search));
connection.start();

createRoot(document.getElementById('board')!).render(
  <StrictMode>
    <BoardPage connection={connection} />
  </StrictMode>,
);
