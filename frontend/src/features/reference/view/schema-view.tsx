import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { r } from '#lib/i18n/reference-texts.ts';
import { type Field, fieldsOf, type Models, objectIn, type Schema, typeText } from '../read/schema.ts';
import { Words } from './words.tsx';

/** The type of a schema, and its fields where it has some. */
export function SchemaView({ schema, models }: { schema: Schema; models: Models }) {
  const inside = objectIn(schema, models);
  return (
    <>
      {!(inside && schema.$ref === undefined && schema.properties) && (
        <p className="mb-1 font-mono text-[0.8125rem] break-words text-ink-soft">{typeText(schema)}</p>
      )}
      {inside && <Fields schema={inside} models={models} />}
    </>
  );
}

function Fields({ schema, models }: { schema: Schema; models: Models }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {fieldsOf(schema, models).map(field => (
        <FieldRow key={field.name} field={field} models={models} />
      ))}
    </ul>
  );
}

function FieldRow({ field, models }: { field: Field; models: Models }) {
  const { name, type, isRequired, description, bounds, inside } = field;
  return (
    <li className="px-3 py-2 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <code className="font-mono text-[0.8125rem] font-semibold break-all">{name}</code>
        <span className="font-mono text-[0.8125rem] break-words text-ink-soft">{type}</span>
        {isRequired && <span className="text-xs text-danger">{r.required}</span>}
        {bounds.map(bound => (
          <span key={bound} className="font-mono text-xs break-all text-ink-faint">
            {bound}
          </span>
        ))}
      </p>
      {description && (
        <p className="mt-0.5 text-ink-soft">
          <Words>{description}</Words>
        </p>
      )}
      {inside && <Inside name={name} schema={inside} models={models} />}
    </li>
  );
}

/** Drawn when it is opened: a model may hold itself. */
function Inside({ name, schema, models }: { name: string; schema: Schema; models: Models }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="group/inside mt-1.5" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded text-[0.8125rem] text-accent">
        <ChevronRight aria-hidden className="size-3.5 rotate-0 group-open/inside:rotate-90" />
        {r.more(name)}
      </summary>
      <div className="mt-2">{isOpen && <Fields schema={schema} models={models} />}</div>
    </details>
  );
}
