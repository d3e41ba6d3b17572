import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { type Field, type Value } from "../../records/field";
import type { PartTable } from "../../records/parts";
import { fieldsOf } from "../../records/tables";
import type { Texts } from "../../texts/zh";
import { AddIcon } from "../icons";
import { shortDay, showValue } from "../show-value";
import { useTexts } from "../TextsContext";
import { rowKey } from "../use-row-drafts";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";
import { partId } from "./part-focus";
import { openRow, partForms } from "./part-forms";
import { RowForm, usePartLabel } from "./RowForm";

interface PartRowsProps {
  readonly desk: Desk;
  readonly table: PartTable;
  /** What a row has to say besides its fields: the 分 a share comes to. */
  readonly note?: (index: number) => string;
  /** Marks a row that presses. */
  readonly isPressing?: (index: number) => boolean;
  /** More ways to add rows. */
  readonly children?: ReactNode;
}

type Row = Readonly<Record<string, Value>>;

/** The rows of a list, each in one or two lines; a tap opens its form in its place. */
export function PartRows({ desk, table, note, isPressing, children }: PartRowsProps): ReactNode {
  const words = useCourse();
  const label = usePartLabel(table);
  const rows: readonly Row[] = desk.one.parts[table];
  const { drafts } = desk.rows;
  return (
    <div className="part" id={partId(table)} tabIndex={-1} role="group" aria-label={label}>
      {rows.length > 0 && (
        <ul className="rows">
          {rows.map((row, index) => {
            const id = String(row["id"] ?? index);
            const title = words.rowOf(label, Number(row["lineNo"] ?? index + 1));
            return (
              <li key={id} data-pressing={isPressing?.(index) === true}>
                {rowKey(table, id) in drafts ? (
                  <RowForm desk={desk} table={table} id={id} title={title} />
                ) : (
                  <RowWords
                    id={id}
                    title={title}
                    row={row}
                    table={table}
                    note={note?.(index)}
                    now={desk.now}
                    onOpen={() => {
                      openRow(desk, table, id);
                    }}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
      {rowKey(table, undefined) in drafts ? (
        <RowForm desk={desk} table={table} title={words.newRow(label)} />
      ) : (
        <div className="adding">
          <Button
            id={`add-${table}`}
            size="small"
            appearance="subtle"
            icon={<AddIcon />}
            onClick={() => {
              openRow(desk, table);
            }}
          >
            {words.addRow(label)}
          </Button>
          {children}
        </div>
      )}
    </div>
  );
}

function RowWords(props: {
  readonly id: string;
  readonly title: string;
  readonly row: Row;
  readonly table: PartTable;
  readonly note: string | undefined;
  readonly now: string;
  readonly onOpen: () => void;
}): ReactNode {
  const { id, title, row, table, note, now, onOpen } = props;
  const texts = useTexts();
  const words = useCourse();
  const { head, line } = partForms[table];
  const first = rowWords(table, head, row, now, texts);
  const second = rowWords(table, line, row, now, texts);
  return (
    <button type="button" id={`row-${id}`} className="row-words" title={words.change} onClick={onOpen}>
      <span className="unseen">{title}：</span>
      <span className="first">
        <span className="cut">{first.join(" · ") || words.empty}</span>
        {note !== undefined && note !== "" && <span className="note-of-row">{note}</span>}
      </span>
      {second.length > 0 && <span className="second">{second.join(" · ")}</span>}
    </button>
  );
}

/** The values of some fields of a row, as they are read in a line: days short, those that are empty left out. */
export function rowWords(
  table: PartTable,
  names: readonly string[],
  row: Row,
  now: string,
  texts: Texts,
): readonly string[] {
  return names.flatMap((name) => {
    const field: Field | undefined = fieldsOf(table)[name];
    const value = row[name] ?? null;
    if (!field || value === null) return [];
    if (field.kind === "date" || field.kind === "dateTime")
      return [
        `${lineLabels.has(name) ? `${field.label[texts.language]} ` : ""}${shortDay(String(value), now, texts)}`,
      ];
    const shown = showValue(field, value, texts);
    return [
      field.kind === "quantity" || lineLabels.has(name) ? `${field.label[texts.language]} ${shown}` : shown,
    ];
  });
}

/** Values that say nothing without their label. */
const lineLabels: ReadonlySet<string> = new Set([
  "due",
  "doneAt",
  "sentAt",
  "submittedAt",
  "reportedAt",
  "until",
  "claimed",
  "version",
  "overall",
  "customerAnswer",
  "agreedBy",
  "approvedBy",
]);
