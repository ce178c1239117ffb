import type { FigureRange } from '@careway/pressure';

/** `5 of 7 sites; missing: QEQM, Buckland`. Takes its line only when something is missing. */
export function Missing({ range }: { range: FigureRange | undefined }) {
  if (!range) return null;
  const { known, of, parts, missing } = range;
  return (
    <p className="missing">
      {known} of {of} {parts}; missing: {missing.join(', ')}
    </p>
  );
}
