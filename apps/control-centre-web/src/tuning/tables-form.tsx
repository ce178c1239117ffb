import { useState } from 'react';
import { Field } from '../frame/field.tsx';
import { sayPillar } from '../opel/opel-answer.ts';
import { withNumber, type PillarTable, type Place, type TableParameter, type Tables } from './tables.ts';

interface Props {
  tables: Tables;
  /** As they were: what differs is marked. */
  before: Tables;
  onChange: (tables: Tables) => void;
}

/** The thresholds of one kind of provider: where each band ends, and where each level does. */
export function TablesForm({ tables, before, onChange }: Props) {
  const [pillar, choose] = useState(tables.pillars[0]!.pillar);
  const table = tables.pillars.find((one) => one.pillar === pillar)!;
  const was = before.pillars.find((one) => one.pillar === pillar)!;
  const set = (place: Place, number: number) => onChange(withNumber(tables, place, number));
  return (
    <section aria-labelledby="thresholds">
      <h2 id="thresholds" className="nhsuk-heading-m">
        Thresholds
      </h2>
      <div className="bench-field">
        <Field label="Kind of provider">
          {(tied) => (
            <select {...tied} className="nhsuk-select" value={pillar} onChange={(event) => choose(event.target.value)}>
              {tables.pillars.map((one) => (
                <option key={one.pillar} value={one.pillar}>
                  {sayPillar(one.pillar)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Thresholds key={pillar} table={table} was={was} onSet={set} />
    </section>
  );
}

interface ThresholdsProps {
  table: PillarTable;
  was: PillarTable;
  onSet: (place: Place, number: number) => void;
}

function Thresholds({ table: { pillar, cutOffs, parameters, maxPoints }, was, onSet }: ThresholdsProps) {
  return (
    <div className="wide" role="region" aria-label="Thresholds, scrolls sideways" tabIndex={0}>
      <table className="list thresholds">
        <caption className="nhsuk-u-visually-hidden">Where each band and each level ends</caption>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">Best band ends at</th>
            <th scope="col">Second</th>
            <th scope="col">Third</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((one, at) => (
            <ParameterRow key={one.id} parameter={one} was={was.parameters[at]!} pillar={pillar} onSet={onSet} />
          ))}
          <tr data-parameter="cut-offs">
            <th scope="row">Points of each level, of {maxPoints}, for every kind of provider</th>
            {[0, 1, 2].map((at) => (
              <td key={at}>
                <NumberField
                  label={`Points at which OPEL ${at + 1} ends`}
                  value={cutOffs[at]!}
                  isChanged={cutOffs[at] !== was.cutOffs[at]}
                  onSet={(number) => onSet({ cutOff: at }, number)}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  parameter: TableParameter;
  was: TableParameter;
  pillar: string;
  onSet: ThresholdsProps['onSet'];
}

const ParameterRow = ({ parameter: { id, name, unit, direction, bands }, was, pillar, onSet }: RowProps) => (
  <tr data-parameter={id}>
    <th scope="row">
      {name}{' '}
      <span className="soft">
        ({unit}, {direction.replaceAll('-', ' ')})
      </span>
    </th>
    {[0, 1, 2].map((band) => (
      <td key={band}>
        {bands[band]?.limit !== undefined && (
          <NumberField
            label={`${name}: end of band ${band + 1}, ${unit}`}
            value={bands[band].limit}
            isChanged={bands[band].limit !== was.bands[band]?.limit}
            onSet={(number) => onSet({ pillar, parameter: id, band }, number)}
          />
        )}
      </td>
    ))}
  </tr>
);

interface NumberProps {
  label: string;
  value: number;
  isChanged: boolean;
  onSet: (number: number) => void;
}

/** Keeps what is typed, also while it is no number yet. */
function NumberField({ label, value, isChanged, onSet }: NumberProps) {
  const [typed, type] = useState(String(value));
  const isNumber = typed.trim() !== '' && Number.isFinite(Number(typed));
  return (
    <>
      <input
        className="nhsuk-input"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isNumber ? undefined : true}
        value={typed}
        onChange={({ target }) => {
          type(target.value);
          if (target.value.trim() !== '' && Number.isFinite(Number(target.value))) onSet(Number(target.value));
        }}
      />
      {isChanged && <span className="is-changed">changed</span>}
    </>
  );
}
