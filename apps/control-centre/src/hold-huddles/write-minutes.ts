import PdfDocument from 'pdfkit';
import { boardAt, levelInForce, type BoardSnapshot, type Figure } from '@careway/pressure';
import type { HuddleAnswer, HuddleEntry } from './shapes.ts';

const MARGIN = 50;
const COLUMNS = [0, 190, 270, 350, 430] as const;
const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'long',
  timeStyle: 'short',
});
const sayTime = (instant: string): string => LONDON.format(new Date(instant));

/** The minutes of a huddle as PDF: the figures that it was opened on, what was decided and what was agreed. */
export function writeMinutes(
  huddle: HuddleAnswer,
  snapshot: BoardSnapshot,
  entries: readonly HuddleEntry[],
): PDFKit.PDFDocument {
  const { title, openedAt, openedBy, closedAt, closedBy, summary } = huddle;
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: `${title}, ${sayTime(openedAt)}`, Author: 'Careway' },
  });
  pdf.font('Helvetica-Bold').fontSize(18).text(title);
  pdf.font('Helvetica').fontSize(10);
  pdf.text(`Opened ${sayTime(openedAt)} by ${openedBy.name}, ${openedBy.role}, ${openedBy.organisationId}`);
  pdf.text(closedAt ? `Closed ${sayTime(closedAt)} by ${closedBy!.name}` : 'Not closed yet');
  if (summary) pdf.moveDown().text(summary);
  writeFigures(pdf, snapshot);
  writeEntries(pdf, 'Decisions', entries.filter(({ kind }) => kind === 'decision').map(sayDecision));
  writeEntries(pdf, 'Actions', entries.filter(({ kind }) => kind === 'action').map(sayAction));
  pdf.end();
  return pdf;
}

function writeFigures(pdf: PDFKit.PDFDocument, { layout, facts, serverTime }: BoardSnapshot): void {
  const board = boardAt(layout, facts, Date.parse(serverTime));
  heading(pdf, `Figures of ${sayTime(serverTime)}`);
  row(pdf, ['Provider', 'Occupied', 'Usable now', 'On leave', 'OPEL'], 'Helvetica-Bold');
  for (const { id, name, figures } of board.providers) {
    const scored = facts.opel.find(({ placeId, pillar }) => placeId === id && pillar !== 'overall');
    const level = scored ? levelInForce(scored) : null;
    row(pdf, [
      name,
      sayFigure(figures.occupied),
      sayFigure(figures.usable),
      sayFigure(figures.onLeave),
      sayLevel(level),
    ]);
  }
}

const sayLevel = (level: number | null): string => (level === null ? 'unknown' : String(level));

function sayFigure({ value, range, state }: Figure): string {
  const number = value === null ? (range ? `at least ${range.atLeast}` : 'unknown') : String(value);
  return state === 'fresh' ? number : `${number} (${state})`;
}

const sayDecision = ({ says, reason }: HuddleEntry): string => `${says}. Why: ${reason}`;

function sayAction({ says, owner, dueAt, doneAt, doneBy }: HuddleEntry): string {
  const done = doneAt ? `done ${sayTime(doneAt)} by ${doneBy!.name}` : 'open';
  return `${says}. ${owner}, until ${sayTime(dueAt!)}: ${done}`;
}

function writeEntries(pdf: PDFKit.PDFDocument, title: string, lines: readonly string[]): void {
  heading(pdf, title);
  if (lines.length === 0) pdf.text('None');
  lines.forEach((line, index) => pdf.text(`${index + 1}. ${line}`, { paragraphGap: 4 }));
}

function heading(pdf: PDFKit.PDFDocument, text: string): void {
  pdf.moveDown().font('Helvetica-Bold').fontSize(13).text(text, MARGIN).font('Helvetica').fontSize(10).moveDown(0.3);
}

function row(pdf: PDFKit.PDFDocument, cells: readonly string[], font = 'Helvetica'): void {
  if (pdf.y > pdf.page.height - 2 * MARGIN) pdf.addPage();
  const { y } = pdf;
  pdf.font(font);
  cells.forEach((cell, index) => pdf.text(cell, MARGIN + COLUMNS[index]!, y, { width: 180, lineBreak: false }));
  pdf.font('Helvetica').text('', MARGIN, y + 15);
}
