import { createRequire } from 'node:module';
import PdfDocument from 'pdfkit';
import { boardAt, type BoardSnapshot } from '@careway/pressure';
import { sayAction, sayAlert, sayDecision, sayFigure, sayLevels, sayMoment, sayObserved } from './minutes-said.ts';
import type { NameOf } from './name-scores.ts';
import type { HuddleAnswer, HuddleEntry } from './shapes.ts';

const MARGIN = 50;
const COLUMNS = [0, 135, 255, 375] as const;
// The fonts that every reader of PDF has know the letters of western Europe alone: other names would be garbled.
const { resolve } = createRequire(import.meta.url);
const PLAIN = resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf');
const BOLD = resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf');

export interface Minutes {
  huddle: HuddleAnswer;
  entries: readonly HuddleEntry[];
  /** The board that the huddle was opened on. */
  snapshot: BoardSnapshot;
  nameOf: NameOf;
}

/**
 * The minutes of a huddle as PDF: the figures, levels and alerts that it was opened on, and who decided and agreed what.
 * A sign that the font has not, such as an emoji, is an empty box; the CSV has it.
 */
export function writeMinutes({ huddle, entries, snapshot, nameOf }: Minutes): PDFKit.PDFDocument {
  const { title, openedAt } = huddle;
  const { facts, serverTime } = snapshot;
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    font: PLAIN,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: `${title}, ${sayMoment(openedAt)}`, Author: 'Careway' },
  });
  writeHead(pdf, huddle);
  const ofKind = (kind: HuddleEntry['kind']) => entries.filter((entry) => entry.kind === kind);
  writeList(pdf, 'Decisions', ofKind('decision').map(sayDecision));
  writeList(pdf, 'Actions', ofKind('action').map(sayAction));
  writeFigures(pdf, snapshot);
  pdf.moveDown(0.5).text(sayObserved(facts.figures, Date.parse(serverTime)));
  writeList(pdf, 'Levels', sayLevels(facts, nameOf));
  writeList(pdf, 'Alerts', facts.alerts.map(sayAlert));
  pdf.end();
  return pdf;
}

function writeHead(pdf: PDFKit.PDFDocument, huddle: HuddleAnswer): void {
  const { title, openedAt, openedBy, closedAt, closedBy, summary } = huddle;
  pdf.font(BOLD).fontSize(17).text(title);
  pdf.font(PLAIN).fontSize(9);
  pdf.text(`Opened ${sayMoment(openedAt)} by ${openedBy.name} (${openedBy.role}, ${openedBy.organisationId})`);
  pdf.text(closedAt ? `Closed ${sayMoment(closedAt)} by ${closedBy!.name} (${closedBy!.role})` : 'Not closed yet');
  if (summary) pdf.moveDown().text(summary);
}

function writeFigures(pdf: PDFKit.PDFDocument, { layout, facts, serverTime }: BoardSnapshot): void {
  writeHeading(pdf, `Beds, ${sayMoment(serverTime)}`);
  writeRow(pdf, ['Provider', 'Occupied', 'Usable now', 'On leave'], BOLD);
  const { providers, total, title } = boardAt(layout, facts, Date.parse(serverTime));
  for (const { name, figures } of [...providers, { name: title, figures: total }])
    writeRow(pdf, [name, sayFigure(figures.occupied), sayFigure(figures.usable), sayFigure(figures.onLeave)]);
}

function writeList(pdf: PDFKit.PDFDocument, title: string, lines: readonly string[]): void {
  writeHeading(pdf, title);
  if (lines.length === 0) pdf.text('None');
  lines.forEach((line, index) => pdf.text(`${index + 1}. ${line}`, { paragraphGap: 4 }));
}

function writeHeading(pdf: PDFKit.PDFDocument, text: string): void {
  if (pdf.y > pdf.page.height - 3 * MARGIN) pdf.addPage();
  pdf.moveDown().font(BOLD).fontSize(12).text(text, MARGIN).font(PLAIN).fontSize(9).moveDown(0.3);
}

function writeRow(pdf: PDFKit.PDFDocument, cells: readonly string[], font = PLAIN): void {
  if (pdf.y > pdf.page.height - 2 * MARGIN) pdf.addPage();
  const { y } = pdf;
  pdf.font(font);
  cells.forEach((cell, index) => pdf.text(cell, MARGIN + COLUMNS[index]!, y, { lineBreak: false }));
  pdf.font(PLAIN).text('', MARGIN, y + 15);
}
