import { readFileSync } from 'node:fs';

/** The 188 messages of others, and what is decided about each. */
export const CORPUS = 'libs/hl7v2/src/fixtures/corpus';
export const REFERENCE = 'docs/reference/corpus-answers.md';

/** What is said to one file: by the table that was decided, or by the gateway. */
export interface CorpusAnswer {
  file: string;
  /** MSH-9, `ADT^A01`. */
  type: string;
  /** What becomes of it: accepted, ignored, rejected or unreadable. */
  status: string;
  /** MSA-1 with the acknowledgement mode that the message itself asks for; `none` when it wants no answer. */
  ack: string;
  /** Places and codes (table 0357) of what is wrong. */
  errors: string;
  warnings: string;
}

/** The decided answers in the order of the files; `reason` is for people. */
export function decidedAnswers(): (CorpusAnswer & { reason: string })[] {
  const [, ...rows] = readFileSync('libs/hl7v2/src/fixtures/corpus-answers.tsv', 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [file, type, status, ack, errors, warnings, reason] = row.split('\t') as [string, ...string[]];
    return { file, type, status, ack, errors, warnings, reason } as CorpusAnswer & { reason: string };
  });
}

/** One row of the reference page. */
export interface CorpusRow extends CorpusAnswer {
  reason: string;
  /** Names of the domain events that it became. */
  events: string[];
}

const HEAD = `# What is answered to each message of the corpus

188 HL7 v2 messages that people of other projects wrote to test their own software
([sources and licences](../../libs/hl7v2/src/fixtures/corpus/README.md)), each sent alone over MLLP to an interface that
takes any sender, rejects what it has no rule for and takes no batches. Every one of them is kept, whatever the answer.

- **accepted** is stored with its events, **unreadable** is kept for the error desk until it is mended, **rejected** is kept
  and has no rule here (type, event, version, a batch, no header).
- \`AA\` and \`CA\` come after the commit only. \`CA\`, \`CE\` and \`CR\` go to those who ask for accept acknowledgements (MSH-15),
  \`none\` to those who ask for no answer.
- Places are segment, occurrence, field and component; the number after them is the code of HL7 table 0357. \`PV1-3:103\` as a
  warning is a ward that nobody mapped: the person counts in an unknown place.

This page is written and checked by a test: \`WRITE_REFERENCE=yes npm test -- int corpus\` writes it anew.
`;

/** The reference page. */
export function referencePage(rows: readonly CorpusRow[]): string {
  const answers = Map.groupBy(rows, ({ status, ack }) => `| ${status} | ${ack} |`);
  const totals = [...answers].map(([answer, those]) => `${answer} ${those.length} |`).sort();
  const lines = rows.map(({ file, type, status, ack, events, errors, warnings, reason }) =>
    [`\`${file}\``, type, status, ack, events.join(' ') || '-', errors, warnings, reason].join(' | '),
  );
  return [
    HEAD,
    `| becomes | answer | files |\n| --- | --- | ---: |\n${totals.join('\n')}\n`,
    '| file | type | becomes | answer | event | errors | warnings | why |\n| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}
